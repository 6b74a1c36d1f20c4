package io.cess4j.ai.aggregation;

/** What this module refuses. Messages name the value, the cause and the cure. */
public abstract sealed class AggregationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private AggregationException(String message) {
    super(message);
  }

  /** Numbers or bytes are no vector of the expected kind, length or architecture. */
  public static final class VectorRejected extends AggregationException {
    private static final long serialVersionUID = 1L;

    public VectorRejected(String message) {
      super(message);
    }
  }

  /** Updates and parameters make no round. */
  public static final class RoundRejected extends AggregationException {
    private static final long serialVersionUID = 1L;

    public RoundRejected(String message) {
      super(message);
    }
  }

  /** A rule does not exist, or does not bear these parameters or so few updates. */
  public static final class RuleRejected extends AggregationException {
    private static final long serialVersionUID = 1L;

    public RuleRejected(String message) {
      super(message);
    }
  }

  /** Nodes or a record do not belong to the tree that they are said to open. */
  public static final class OpeningRejected extends AggregationException {
    private static final long serialVersionUID = 1L;

    public OpeningRejected(String message) {
      super(message);
    }
  }
}
