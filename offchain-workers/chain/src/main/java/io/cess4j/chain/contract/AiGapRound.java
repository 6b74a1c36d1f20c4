package io.cess4j.chain.contract;

import java.time.Instant;

/**
 * The round that a task is in, as IAiGapRounds.Round; sets of seats are bitmaps.
 *
 * @param number from 1; failed ones count
 * @param deadline last second of the phase
 * @param expected seats that may act in this phase
 * @param done those that have
 * @param active seats taken and neither left nor slashed
 * @param included AVAILABILITY: seats that revealed; later: those whose updates count
 */
public record AiGapRound(
    AiGapPhase phase,
    int number,
    Instant deadline,
    int expected,
    int done,
    int active,
    int included) {
  /** Whether a seat may act in this phase and has not yet. */
  public boolean awaits(int seat) {
    return ((expected & ~done) >>> seat & 1) != 0;
  }

  /** Whether all that may act have. */
  public boolean isComplete() {
    return done == expected;
  }
}
