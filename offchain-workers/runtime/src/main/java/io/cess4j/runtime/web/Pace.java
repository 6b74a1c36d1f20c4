package io.cess4j.runtime.web;

/** Patience with one direction of a connection, from message to message. For one thread. */
final class Pace {

  private final double bytesPerMilli;
  private final double most;
  private double left;
  private long bytes;

  Pace(PeerLimits limits) {
    this.bytesPerMilli = limits.bytesPerSecond() / 1_000.0;
    this.most = limits.patience().toMillis();
    this.left = most;
  }

  /** Another message. */
  void begin(long total) {
    left = most;
    bytes = total;
  }

  /**
   * Counts a while.
   *
   * @param total bytes so far
   * @param waiting whether the peer is waited for
   * @return false where patience has ended
   */
  boolean take(long total, boolean waiting, long millis) {
    left = Math.min(most, left + (total - bytes) / bytesPerMilli);
    bytes = total;
    if (waiting) {
      left -= millis;
    }
    return left > 0;
  }
}
