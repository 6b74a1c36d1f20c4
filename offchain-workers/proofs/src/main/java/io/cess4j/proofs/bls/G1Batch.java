package io.cess4j.proofs.bls;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import io.cess4j.proofs.DomainTag;
import io.cess4j.proofs.ProofsException.PointRejected;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * Points that are computed one after the other and brought into affine form together: one inversion
 * for all of them, where {@link G1} spends two or three on each. The coordinates in between never
 * leave. Memory: 144 bytes a point. For one thread.
 */
public final class G1Batch {
  private static final int JACOBIAN = 144;
  private static final int FIRST_ROOM = 64;
  private static final MethodHandle ADD = Native.binary("blst_p1_add_or_double");
  private static final MethodHandle MULTIPLY = Native.multiplication("blst_p1_mult");
  private static final MethodHandle FROM_AFFINE = Native.unary("blst_p1_from_affine");
  private static final MethodHandle IS_INFINITY = Native.predicate("blst_p1_is_inf");
  private static final MethodHandle TO_AFFINE =
      Native.procedure("blst_p1s_to_affine", ADDRESS, ADDRESS, JAVA_LONG);

  private MemorySegment points = Arena.ofAuto().allocate((long) JACOBIAN * FIRST_ROOM, 8);
  private int size;

  public int size() {
    return size;
  }

  /** H(message). */
  public void addHash(DomainTag tag, byte[] message) {
    MemorySegment point = next();
    tag.hash(message, point);
    accept(point);
  }

  /** secret times `point`, in constant time. */
  public void addTimes(SecretScalar secret, G1 point) {
    MemorySegment product = next();
    try (Arena arena = Arena.ofConfined()) {
      load(arena, product, point);
      multiply(arena, product, secret);
    }
    accept(product);
  }

  /**
   * secret (H(message) + (sum of sector times power) G1), in constant time in secret and sum;
   * empties the sum.
   */
  public void addTag(
      SecretScalar secret,
      DomainTag tag,
      byte[] message,
      SecretPowers powers,
      SecretPowers.Sum sum) {
    MemorySegment point = next();
    tag.hash(message, point);
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment content = Curve.G1.allocatePoint(arena);
      load(arena, content, G1.GENERATOR);
      MemorySegment scalar = powers.take(sum, arena);
      Native.run(MULTIPLY, content, content, scalar, 255L);
      scalar.fill((byte) 0);
      Native.run(ADD, point, point, content);
      multiply(arena, point, secret);
      content.fill((byte) 0);
    }
    accept(point);
  }

  /** All points so far. */
  public G1Vector toVector() {
    MemorySegment affine = G1Vector.allocate(size);
    if (size > 0) {
      try (Arena arena = Arena.ofConfined()) {
        MemorySegment pointers = arena.allocate(ADDRESS, 2);
        pointers.setAtIndex(ADDRESS, 0, points);
        pointers.setAtIndex(ADDRESS, 1, MemorySegment.NULL); // {first, NULL}: contiguous
        Native.run(TO_AFFINE, affine, pointers, (long) size);
      }
    }
    return new G1Vector(affine, size);
  }

  private static void multiply(Arena arena, MemorySegment point, SecretScalar secret) {
    MemorySegment scalar = secret.littleEndian(arena);
    Native.run(MULTIPLY, point, point, scalar, 255L);
    scalar.fill((byte) 0);
  }

  private static void load(Arena arena, MemorySegment out, G1 point) {
    Native.run(FROM_AFFINE, out, Curve.G1.loadAffine(arena, point.affine()));
  }

  private MemorySegment next() {
    if ((size + 1L) * JACOBIAN > points.byteSize()) {
      MemorySegment larger = Arena.ofAuto().allocate(2 * points.byteSize(), 8);
      MemorySegment.copy(points, JAVA_BYTE, 0, larger, JAVA_BYTE, 0, points.byteSize());
      points = larger;
    }
    return points.asSlice((long) JACOBIAN * size, JACOBIAN);
  }

  private void accept(MemorySegment point) {
    if (Native.test(IS_INFINITY, point)) {
      throw new PointRejected("point " + size + " is infinity");
    }
    size++;
  }
}
