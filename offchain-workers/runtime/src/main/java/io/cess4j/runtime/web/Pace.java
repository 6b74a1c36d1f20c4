package io.cess4j.runtime.web;

/** Patience with one direction of a connection, from message to message. For one thread. */
final class Pace {

  private final double bytesPerMilli;
  private final double most;
  private double left;
  private long bytes;
  private boolean begun;

  Pace(PeerLimits limits) {
    this.bytesPerMilli = limits.bytesPerSecond() / 1_000.0;
    this.most = limits.patience().toMillis();
    this.left = most;
  }

  /** Another message. */
  void begin(long total) {
    left = most;
    bytes = total;
    begun = false;
  }

  /**
   * Counts a while.
   *
   * @param total bytes so far
   * @param waiting whether the peer is waited for
   * @return false where patience has ended; before the first byte of a message it does not: a
   *     connection that is idle is the idle timeout's
   */
  boolean take(long total, boolean waiting, long millis) {
    begun |= total > bytes;
    left = Math.min(most, left + (total - bytes) / bytesPerMilli);
    bytes = total;
    if (waiting && begun) {
      left -= millis;
    }
    return left > 0;
  }
}
