package io.cess4j.proofs.bls;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * mu(X) = sum of weight times f(X) over blocks, coefficient by coefficient, with lazy reduction:
 * the miner's bulk work in ProofGen and TagGen. Memory: 56 bytes a coefficient, whatever the number
 * of blocks.
 */
public final class WeightedPolynomials {
  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private final int coefficients;
  private final long[] wide;

  /**
   * @param coefficients sectors of a whole block
   */
  public WeightedPolynomials(int coefficients) {
    this.coefficients = coefficients;
    wide = new long[Limbs.HALF_WIDE * coefficients];
  }

  /**
   * Adds weight (number `index` of 128-bit `weights`) times sectors [from, to), which start at
   * coefficient `first`.
   */
  public void accumulate(
      ScalarVector weights, int index, int first, Sectors sectors, int from, int to) {
    if (weights.bits() != 128) {
      throw new IllegalArgumentException("weights have 128 bits here, not " + weights.bits());
    }
    long low = (long) LONG.get(weights.packed(), 16 * index);
    long high = (long) LONG.get(weights.packed(), 16 * index + 8);
    for (int i = from; i < to; i++) {
      Limbs.accumulate(wide, Limbs.HALF_WIDE * (first + i - from), sectors.limbs, 4 * i, low, high);
    }
  }

  /** The sum as a polynomial. */
  public Polynomial toPolynomial() {
    long[] limbs = new long[4 * coefficients];
    for (int i = 0; i < coefficients; i++) {
      Limbs.reduce(limbs, 4 * i, wide, Limbs.HALF_WIDE * i, Limbs.HALF_WIDE);
    }
    return new Polynomial(limbs);
  }
}
