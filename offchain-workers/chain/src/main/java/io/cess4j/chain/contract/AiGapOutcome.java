package io.cess4j.chain.contract;

import io.cess4j.chain.Bytes32;
import java.math.BigInteger;
import org.bouncycastle.util.BigIntegers;

/**
 * What is voted on, as IAiGapRounds.Outcome; the roots: docs/adr/0039.
 *
 * @param included bitmap of seats
 * @param contributions a byte a seat, that of seat s at bits 8s
 */
public record AiGapOutcome(
    int included,
    Bytes32 contributions,
    Bytes32 norms,
    Bytes32 selection,
    Bytes32 similarities,
    Bytes32 direction,
    Bytes32 velocity,
    Bytes32 model) {
  /** Contribution of a seat, 0 to 32. */
  public int contribution(int seat) {
    return Byte.toUnsignedInt(contributions.bytes()[Bytes32.LENGTH - 1 - seat]);
  }

  /**
   * From a contract's words.
   *
   * @param roots norms, selection, similarities, direction, velocity, model
   */
  public static AiGapOutcome of(BigInteger included, BigInteger contributions, byte[]... roots) {
    return new AiGapOutcome(
        AiGapCalls.seats(included),
        Bytes32.of(BigIntegers.asUnsignedByteArray(Bytes32.LENGTH, contributions)),
        Bytes32.of(roots[0]),
        Bytes32.of(roots[1]),
        Bytes32.of(roots[2]),
        Bytes32.of(roots[3]),
        Bytes32.of(roots[4]),
        Bytes32.of(roots[5]));
  }
}
