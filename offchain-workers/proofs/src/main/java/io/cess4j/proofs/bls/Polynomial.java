package io.cess4j.proofs.bls;

import java.util.Arrays;
import java.util.List;

/** A polynomial over the scalar field, lowest coefficient first. Immutable. */
public final class Polynomial {
  private final long[] limbs;

  Polynomial(long[] montgomery) {
    limbs = montgomery;
  }

  public static Polynomial of(List<Fr> coefficients) {
    long[] limbs = new long[4 * coefficients.size()];
    for (int i = 0; i < coefficients.size(); i++) {
      System.arraycopy(coefficients.get(i).limbs(), 0, limbs, 4 * i, 4);
    }
    return new Polynomial(limbs);
  }

  /**
   * What division by X - z gives.
   *
   * @param value f(z)
   * @param quotient (f(X) - f(z)) / (X - z)
   */
  public record Division(Fr value, Polynomial quotient) {}

  /**
   * Division by X - z in one pass of Horner's rule: the running values are the quotient's
   * coefficients.
   */
  public Division divide(Fr z) {
    int count = size();
    long[] quotient = new long[4 * Math.max(0, count - 1)];
    long[] value = new long[4];
    for (int i = count - 1; i >= 0; i--) {
      Limbs.multiply(value, 0, value, 0, z.limbs(), 0);
      Limbs.add(value, 0, value, 0, limbs, 4 * i);
      if (i > 0) {
        System.arraycopy(value, 0, quotient, 4 * (i - 1), 4);
      }
    }
    return new Division(new Fr(value), new Polynomial(quotient));
  }

  public int size() {
    return limbs.length / 4;
  }

  public Fr coefficient(int index) {
    return new Fr(Arrays.copyOfRange(limbs, 4 * index, 4 * index + 4));
  }

  /** The coefficients as scalars for a commitment. */
  public ScalarVector coefficients() {
    byte[] packed = new byte[8 * limbs.length];
    long[] plain = new long[4];
    for (int i = 0; i < size(); i++) {
      Limbs.fromMontgomery(plain, 0, limbs, 4 * i);
      System.arraycopy(LittleEndian.bytes(plain, 0), 0, packed, 32 * i, 32);
    }
    return new ScalarVector(packed, 255);
  }
}
