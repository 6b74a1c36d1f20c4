package io.cess4j.ai.masking;

/** What this module refuses. Messages name the value, the cause and the cure. */
public abstract sealed class MaskingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private MaskingException(String message) {
    super(message);
  }

  /** Seats, keys or sizes make no buckets. */
  public static final class BucketsRejected extends MaskingException {
    private static final long serialVersionUID = 1L;

    public BucketsRejected(String message) {
      super(message);
    }
  }

  /** A message of another member is not what it should be: count it as missing. */
  public static final class MessageRejected extends MaskingException {
    private static final long serialVersionUID = 1L;

    public MessageRejected(String message) {
      super(message);
    }
  }

  /** What was unmasked does not give the sum, now or, where somebody lied, ever. */
  public static final class SumUnavailable extends MaskingException {
    private static final long serialVersionUID = 1L;

    public SumUnavailable(String message) {
      super(message);
    }
  }
}
