package io.cess4j.transport;

import org.jspecify.annotations.Nullable;

/**
 * What can go wrong between two workers. The kinds stay apart: offline, silent, impostor, refused.
 */
public abstract sealed class TransportException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TransportException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** The certificate and key of this worker cannot be read, written or created. */
  public static final class IdentityUnusable extends TransportException {
    private static final long serialVersionUID = 1L;

    public IdentityUnusable(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** No connection, or it broke before an answer came. */
  public static final class PeerUnreachable extends TransportException {
    private static final long serialVersionUID = 1L;

    public PeerUnreachable(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** Somebody answered whose public key is not the one that the chain names. */
  public static final class PeerImpostor extends TransportException {
    private static final long serialVersionUID = 1L;

    public PeerImpostor(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** Connected, but nothing moved for longer than the limit. */
  public static final class PeerSilent extends TransportException {
    private static final long serialVersionUID = 1L;

    public PeerSilent(String message, @Nullable Throwable cause) {
      super(message, cause);
    }
  }

  /** The peer answered with an error; {@link #problem()} is what it said. */
  public static final class PeerRefused extends TransportException {
    private static final long serialVersionUID = 1L;
    private final transient Problem problem;

    public PeerRefused(String peer, Problem problem) {
      super(
          "%s refused with %d %s: %s"
              .formatted(peer, problem.status(), problem.type(), problem.detail()),
          null);
      this.problem = problem;
    }

    public Problem problem() {
      return problem;
    }

    /** HTTP status, 300 to 599. */
    public int status() {
      return problem.status();
    }
  }

  /** The peer answered with more bytes than the caller can take. */
  public static final class AnswerTooLong extends TransportException {
    private static final long serialVersionUID = 1L;

    public AnswerTooLong(String message) {
      super(message, null);
    }
  }
}
