package io.cess4j.keeper.campaign;

/** What ends a run of a campaign other than the chain itself; it is run again. */
public abstract sealed class KeeperException extends RuntimeException {
  private KeeperException(String message) {
    super(message);
  }

  private KeeperException(String message, Throwable cause) {
    super(message, cause);
  }

  /** The worker is being stopped. */
  public static final class Ending extends KeeperException {
    /** What noticed it. */
    public Ending(Throwable cause) {
      super("the keeper is ending; its campaigns go on with its next start", cause);
    }
  }

  /** Too much was refused in one run. */
  public static final class TooManyFailures extends KeeperException {
    /** Where, and how many. */
    public TooManyFailures(String walk, long failures) {
      super(
          "%d calls of %s were refused in one run: the log says why; the campaign is tried again"
              .formatted(failures, walk));
    }
  }

  /** The database of the job repository cannot be used. */
  public static final class DatabaseFailed extends KeeperException {
    /** Which one and why. */
    public DatabaseFailed(String url, Throwable cause) {
      super(
          "the job repository at %s cannot be used (%s): does the database run, and are jobs.user and jobs.password right?"
              .formatted(url, cause.getMessage()),
          cause);
    }
  }
}
