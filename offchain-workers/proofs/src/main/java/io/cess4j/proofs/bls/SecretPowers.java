package io.cess4j.proofs.bls;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.Arrays;

/**
 * Powers of a secret and the dot products over them by which the TEE worker evaluates blocks. Limbs
 * are Montgomery form; a dot product of plain sectors with Montgomery powers is a Montgomery value
 * after one reduction.
 */
public final class SecretPowers implements AutoCloseable {
  private final long[] limbs;
  private final int count;
  private final DotProduct engine;
  private final long[] prepared;

  SecretPowers(long[] base, int count) {
    this(base, count, DotProducts.best());
  }

  SecretPowers(long[] base, int count, DotProduct engine) {
    this.count = count;
    this.engine = engine;
    limbs = new long[4 * count];
    System.arraycopy(Fr.ONE.limbs(), 0, limbs, 0, 4);
    for (int i = 1; i < count; i++) {
      Limbs.multiply(limbs, 4 * i, limbs, 4 * (i - 1), base, 0);
    }
    Arrays.fill(base, 0);
    prepared = engine.prepare(limbs);
  }

  public int count() {
    return count;
  }

  /** Which engine accumulates, for logs: {@code vector-512}, {@code scalar}. */
  public String engine() {
    return engine.name();
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

  /** A sum of nothing. */
  public Sum newSum() {
    return new Sum(engine.newSum());
  }

  /** Adds sector i times power (first + i) to a running sum for i in [0, sectors). */
  public void accumulate(Sum sum, int first, Sectors sectors, int from, int to) {
    engine.accumulate(sum.products, sectors, from, to, prepared, first);
  }

  /**
   * (sum of sector times power) as a scalar for blst, and empties the sum. Secret: whoever asks for
   * the copy overwrites it.
   */
  MemorySegment take(Sum sum, Arena arena) {
    long[] value = new long[4];
    long[] wide = engine.take(sum.products);
    Limbs.reduce(value, 0, wide, 0, Limbs.WIDE); // Montgomery form of a Montgomery value
    Arrays.fill(wide, 0);
    Limbs.fromMontgomery(value, 0, value.clone(), 0);
    Limbs.fromMontgomery(value, 0, value.clone(), 0);
    byte[] scalar = LittleEndian.bytes(value, 0);
    Arrays.fill(value, 0);
    MemorySegment copy = arena.allocateFrom(ValueLayout.JAVA_BYTE, scalar);
    Arrays.fill(scalar, (byte) 0);
    return copy;
  }

  @Override
  public void close() {
    Arrays.fill(limbs, 0);
    Arrays.fill(prepared, 0);
  }

  @Override
  public String toString() {
    return "SecretPowers[" + count + ", hidden]";
  }

  /** A running dot product, secret like the powers. */
  public static final class Sum {
    private final long[] products;

    private Sum(long[] products) {
      this.products = products;
    }

    @Override
    public String toString() {
      return "Sum[hidden]";
    }
  }
}
