package io.cess4j.ai.aggregation.round;

import io.cess4j.protocol.ValueOutOfRangeException;

/**
 * What a task fixes for its rule.
 *
 * @param f how many participants may be Byzantine, 0 to 15
 * @param gate whether updates against the last direction are left out, f at most
 * @param momentum how much of the velocity is kept, in units of 2^-16, below 1.0
 * @param rate how much of the velocity the model takes, in units of 2^-16, 16.0 at most
 */
public record RuleParameters(int f, boolean gate, int momentum, int rate) {
  /** The most updates of a round. */
  public static final int MAXIMUM_UPDATES = 32;

  /** The greatest f that so many updates bear. */
  public static final int MAXIMUM_F = (MAXIMUM_UPDATES - 1) / 2;

  private static final int MAXIMUM_MOMENTUM = (1 << 16) - 1;
  private static final int MAXIMUM_RATE = 1 << 20;

  /**
   * @throws ValueOutOfRangeException for a number out of its range
   */
  public RuleParameters {
    ValueOutOfRangeException.check("f", 0, MAXIMUM_F, f);
    ValueOutOfRangeException.check("momentum", 0, MAXIMUM_MOMENTUM, momentum);
    ValueOutOfRangeException.check("rate", 0, MAXIMUM_RATE, rate);
  }

  /** The fewest updates of a round that changes something. */
  public int fewest() {
    return 2 * f + 1;
  }
}
