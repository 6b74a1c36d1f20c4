package io.cess4j.transport;

import java.time.Duration;

/**
 * How long a caller waits.
 *
 * @param connect TCP and TLS handshake
 * @param answer from the end of the request's body to the head of the answer
 * @param idle longest pause within an answer's body
 * @param slowestBytesPerSecond a body of n bytes gets n / this more seconds to be sent
 */
public record WorkerLimits(
    Duration connect, Duration answer, Duration idle, long slowestBytesPerSecond) {

  public static final WorkerLimits DEFAULT =
      new WorkerLimits(
          Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(30), 65_536);

  public WorkerLimits {
    if (connect.isNegative()
        || connect.isZero()
        || answer.isNegative()
        || answer.isZero()
        || idle.isNegative()
        || idle.isZero()
        || slowestBytesPerSecond < 1) {
      throw new IllegalArgumentException("limits must be positive");
    }
  }

  /** The same with another patience for the answer, e.g. while a TEE worker tags a gibibyte. */
  public WorkerLimits answer(Duration longer) {
    return new WorkerLimits(connect, longer, idle, slowestBytesPerSecond);
  }

  Duration total(long bodyLength) {
    return answer.plusSeconds(bodyLength / slowestBytesPerSecond);
  }
}
