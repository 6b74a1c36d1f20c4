package io.cess4j.ai.worker;

/** What a participant refuses or cannot do. Messages name the value, the cause and the cure. */
public abstract sealed class WorkerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private WorkerException(String message, Throwable cause) {
    super(message, cause);
  }

  private WorkerException(String message) {
    super(message);
  }

  /** A file could not be stored or fetched now; it may work later. */
  public static final class StoreFailed extends WorkerException {
    private static final long serialVersionUID = 1L;

    public StoreFailed(String message, Throwable cause) {
      super(message, cause);
    }

    public StoreFailed(String message) {
      super(message);
    }
  }

  /** The journal says something else than the program needs to go on. */
  public static final class JournalDamaged extends WorkerException {
    private static final long serialVersionUID = 1L;

    public JournalDamaged(String message) {
      super(message);
    }
  }

  /** What earlier rounds left cannot be had: the round is skipped. */
  public static final class StateMissing extends WorkerException {
    private static final long serialVersionUID = 1L;

    public StateMissing(String message) {
      super(message);
    }
  }

  /** The task asks for something that this participant has not or does not do. */
  public static final class TaskUnfit extends WorkerException {
    private static final long serialVersionUID = 1L;

    public TaskUnfit(String message) {
      super(message);
    }
  }

  /** A training job that a compute node does not take, or an answer that is none. */
  public static final class JobRejected extends WorkerException {
    private static final long serialVersionUID = 1L;

    public JobRejected(String message) {
      super(message);
    }
  }
}
