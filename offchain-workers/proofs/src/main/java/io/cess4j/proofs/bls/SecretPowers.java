package io.cess4j.proofs.bls;

import java.util.Arrays;

/**
 * Powers of a secret and the dot products over them by which the TEE worker evaluates blocks. Limbs
 * are Montgomery form; a dot product of plain sectors with Montgomery powers is a Montgomery value
 * after one reduction.
 */
public final class SecretPowers implements AutoCloseable {
  private final long[] limbs;
  private final int count;

  SecretPowers(long[] base, int count) {
    this.count = count;
    limbs = new long[4 * count];
    System.arraycopy(Fr.ONE.limbs(), 0, limbs, 0, 4);
    for (int i = 1; i < count; i++) {
      Limbs.multiply(limbs, 4 * i, limbs, 4 * (i - 1), base, 0);
    }
    Arrays.fill(base, 0);
  }

  public int count() {
    return count;
  }

  /** The powers times the generator of G1: the points of an SRS. */
  public G1Vector timesG1() {
    G1[] points = new G1[count];
    byte[] scalar;
    for (int i = 0; i < count; i++) {
      long[] plain = new long[4];
      Limbs.fromMontgomery(plain, 0, limbs, 4 * i);
      scalar = LittleEndian.bytes(plain, 0);
      points[i] = G1.trusted(Curve.G1.sign(Curve.G1.generator, scalar));
      Arrays.fill(scalar, (byte) 0);
      Arrays.fill(plain, 0);
    }
    return G1Vector.of(points);
  }

  /** Adds sector i times power (first + i) to a running sum for i in [0, sectors). */
  public void accumulate(Sum sum, int first, Sectors sectors, int from, int to) {
    for (int i = from; i < to; i++) {
      Limbs.accumulate(sum.wide, 0, sectors.limbs, 4 * i, limbs, 4 * (first + i - from));
    }
  }

  /** (sum of sector times power) times the generator of G1, in constant time; empties the sum. */
  public G1 takeTimesG1(Sum sum) {
    long[] value = new long[4];
    Limbs.reduce(value, 0, sum.wide, 0, Limbs.WIDE); // Montgomery form of a Montgomery value
    Limbs.fromMontgomery(value, 0, value.clone(), 0);
    Limbs.fromMontgomery(value, 0, value.clone(), 0);
    byte[] scalar = LittleEndian.bytes(value, 0);
    Arrays.fill(value, 0);
    Arrays.fill(sum.wide, 0);
    boolean zero = Curve.isInfinity(scalar);
    G1 product = zero ? G1.INFINITY : G1.trusted(Curve.G1.sign(Curve.G1.generator, scalar));
    Arrays.fill(scalar, (byte) 0);
    return product;
  }

  @Override
  public void close() {
    Arrays.fill(limbs, 0);
  }

  @Override
  public String toString() {
    return "SecretPowers[" + count + ", hidden]";
  }

  /** A running dot product, secret like the powers. */
  public static final class Sum {
    private final long[] wide = new long[Limbs.WIDE];

    @Override
    public String toString() {
      return "Sum[hidden]";
    }
  }
}
