package io.cess4j.proofs.bls;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.cess4j.proofs.ProofsException.PointRejected;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Collection;
import java.util.Objects;

/**
 * Points of G1 in one piece of native memory, for multi-scalar multiplication by Pippenger's
 * method. None is infinity: blst's batch routines do not define it. Immutable.
 */
public final class G1Vector {
  private static final int POINT = 96;
  private static final MethodHandle PIPPENGER =
      Native.procedure(
          "blst_p1s_mult_pippenger", ADDRESS, ADDRESS, JAVA_LONG, ADDRESS, JAVA_LONG, ADDRESS);
  private static final MethodHandle SCRATCH =
      Native.function("blst_p1s_mult_pippenger_scratch_sizeof", JAVA_LONG, JAVA_LONG);

  private final MemorySegment memory;
  private final int size;

  G1Vector(MemorySegment memory, int size) {
    this.memory = memory;
    this.size = size;
  }

  public static G1Vector of(G1... points) {
    MemorySegment memory = allocate(points.length);
    for (int i = 0; i < points.length; i++) {
      if (points[i].isInfinity()) {
        throw new PointRejected("point " + i + " of " + points.length + " is infinity");
      }
      MemorySegment.copy(points[i].affine(), 0, memory, JAVA_BYTE, (long) POINT * i, POINT);
    }
    return new G1Vector(memory, points.length);
  }

  static MemorySegment allocate(int points) {
    return Arena.ofAuto().allocate((long) POINT * Math.max(1, points), 8);
  }

  public static G1Vector of(Collection<G1> points) {
    return of(points.toArray(G1[]::new));
  }

  /**
   * Reads 48-byte compressed points.
   *
   * @throws PointRejected naming the first point that is off curve or subgroup, or infinity
   */
  public static G1Vector ofCompressed(byte[] bytes) {
    if (bytes.length % G1.COMPRESSED != 0) {
      throw new PointRejected(
          bytes.length + " bytes are no whole number of points of " + G1.COMPRESSED + " bytes");
    }
    G1[] points = new G1[bytes.length / G1.COMPRESSED];
    byte[] one = new byte[G1.COMPRESSED];
    for (int i = 0; i < points.length; i++) {
      System.arraycopy(bytes, G1.COMPRESSED * i, one, 0, G1.COMPRESSED);
      try {
        points[i] = G1.ofCompressed(one);
      } catch (PointRejected e) {
        throw new PointRejected("point " + i + " of " + points.length + ": " + e.getMessage());
      }
    }
    return of(points);
  }

  /** 48 bytes a point. */
  public byte[] compressed() {
    byte[] out = new byte[G1.COMPRESSED * size];
    for (int i = 0; i < size; i++) {
      System.arraycopy(get(i).compressed(), 0, out, G1.COMPRESSED * i, G1.COMPRESSED);
    }
    return out;
  }

  public int size() {
    return size;
  }

  public G1 get(int index) {
    Objects.checkIndex(index, size);
    return G1.trusted(memory.asSlice((long) POINT * index, POINT).toArray(JAVA_BYTE));
  }

  /** The points from index `from` on, sharing memory. */
  public G1Vector from(int from) {
    Objects.checkFromToIndex(from, size, size);
    return new G1Vector(memory.asSlice((long) POINT * from), size - from);
  }

  /** Each point times a secret, in constant time. */
  public G1Vector times(SecretScalar secret) {
    G1Batch products = new G1Batch();
    for (int i = 0; i < size; i++) {
      products.addTimes(secret, get(i));
    }
    return products.toVector();
  }

  /**
   * Sum of scalar i times point i over the scalars, which must not outnumber the points. Not
   * constant-time.
   */
  public G1 sum(ScalarVector scalars) {
    int count = scalars.size();
    if (count > size) {
      throw new IllegalArgumentException(count + " scalars for " + size + " points");
    }
    if (count == 0) {
      return G1.INFINITY;
    }
    if (count == 1) { // blst's Pippenger wants at least two points
      return get(0).times(scalars.get(0));
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment pointers = arena.allocate(ADDRESS, 2);
      pointers.setAtIndex(ADDRESS, 0, memory);
      pointers.setAtIndex(ADDRESS, 1, MemorySegment.NULL); // {first, NULL}: the rest is contiguous
      MemorySegment numbers = arena.allocateFrom(ValueLayout.JAVA_BYTE, scalars.packed());
      MemorySegment numberPointers = arena.allocate(ADDRESS, 2);
      numberPointers.setAtIndex(ADDRESS, 0, numbers);
      numberPointers.setAtIndex(ADDRESS, 1, MemorySegment.NULL);
      MemorySegment out = Curve.G1.allocatePoint(arena);
      MemorySegment scratch = arena.allocate(Native.size(SCRATCH, count), 8);
      Native.multiplySum(PIPPENGER, out, pointers, count, numberPointers, scalars.bits(), scratch);
      return G1.trusted(Curve.G1.affine(arena, out));
    }
  }
}
