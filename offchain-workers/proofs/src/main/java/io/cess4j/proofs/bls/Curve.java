package io.cess4j.proofs.bls;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BOOLEAN;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.cess4j.proofs.ProofsException.PointRejected;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.Locale;

/**
 * Arithmetic of one of the two groups on the bytes of blst's affine points (Montgomery limbs,
 * infinity all zero). That form is canonical, so equal points have equal bytes.
 */
@SuppressWarnings("ImmutableEnumChecker") // the generator's bytes are never written
enum Curve {
  G1("p1", 48),
  G2("p2", 96);

  /**
   * Length of a compressed point; an affine point has twice, a Jacobian one three times as many
   * bytes.
   */
  final int width;

  final byte[] generator;
  private final MethodHandle toAffine;
  private final MethodHandle fromAffine;
  private final MethodHandle addOrDouble;
  private final MethodHandle multiply;
  private final MethodHandle sign;
  private final MethodHandle negate;
  private final MethodHandle compress;
  private final MethodHandle serialize;
  private final MethodHandle uncompress;
  private final MethodHandle deserialize;
  private final MethodHandle inGroup;

  Curve(String prefix, int width) {
    this.width = width;
    String affine = "blst_" + prefix + "_affine_";
    String point = "blst_" + prefix + "_";
    generator = Native.constant(width == 48 ? "BLS12_381_G1" : "BLS12_381_G2", 2 * width);
    toAffine = Native.unary(point + "to_affine");
    fromAffine = Native.unary(point + "from_affine");
    addOrDouble = Native.binary(point + "add_or_double");
    multiply = Native.multiplication(point + "mult");
    sign = Native.binary(width == 48 ? "blst_sign_pk_in_g2" : "blst_sign_pk_in_g1");
    negate = Native.procedure(point + "cneg", ADDRESS, JAVA_BOOLEAN);
    compress = Native.unary(affine + "compress");
    serialize = Native.unary(affine + "serialize");
    uncompress = Native.status(point + "uncompress");
    deserialize = Native.status(point + "deserialize");
    inGroup = Native.predicate(affine + "in_" + name().toLowerCase(Locale.ROOT));
  }

  int affineLength() {
    return 2 * width;
  }

  MemorySegment allocatePoint(Arena arena) {
    return arena.allocate(3L * width, 8);
  }

  byte[] add(byte[] a, byte[] b) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment sum = load(arena, a);
      Native.run(addOrDouble, sum, sum, load(arena, b));
      return affine(arena, sum);
    }
  }

  byte[] negate(byte[] a) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment point = load(arena, a);
      Native.negate(negate, point);
      return affine(arena, point);
    }
  }

  /** Constant-time in the scalar (32 bytes, little-endian, below the group order). */
  byte[] multiply(byte[] a, byte[] scalar) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment point = load(arena, a);
      Native.run(multiply, point, point, arena.allocateFrom(JAVA_BYTE, scalar), 255L);
      return affine(arena, point);
    }
  }

  /**
   * The multiplication that blst signs with: constant-time in the scalar, with a blinded conversion
   * to affine form.
   */
  byte[] sign(byte[] a, byte[] scalar) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment point = load(arena, a);
      MemorySegment secret = arena.allocateFrom(JAVA_BYTE, scalar);
      Native.run(sign, point, point, secret);
      secret.fill((byte) 0);
      return affine(arena, point);
    }
  }

  byte[] compress(byte[] a) {
    return encode(compress, a, width);
  }

  /** Big-endian coordinates; for G2 in blst's order c1, c0. */
  byte[] serialize(byte[] a) {
    return encode(serialize, a, 2 * width);
  }

  /** Checks flags, canonical coordinates, curve and subgroup. */
  byte[] uncompress(byte[] encoded) {
    if (encoded.length != width) {
      throw new PointRejected(
          "a compressed " + this + " point has " + width + " bytes, not " + encoded.length);
    }
    return decode(uncompress, encoded);
  }

  /** As {@link #uncompress} for plain coordinates; the flag bits must be clear. */
  byte[] deserialize(byte[] encoded) {
    if ((encoded[0] & 0xe0) != 0) {
      throw new PointRejected(
          "a coordinate of a " + this + " point is not below the field modulus");
    }
    return decode(deserialize, encoded);
  }

  byte[] affine(Arena arena, MemorySegment point) {
    MemorySegment out = arena.allocate(affineLength(), 8);
    Native.run(toAffine, out, point);
    return out.toArray(JAVA_BYTE);
  }

  MemorySegment loadAffine(Arena arena, byte[] a) {
    MemorySegment segment = arena.allocate(a.length, 8);
    MemorySegment.copy(a, 0, segment, JAVA_BYTE, 0, a.length);
    return segment;
  }

  static boolean isInfinity(byte[] affine) {
    return Arrays.equals(affine, new byte[affine.length]);
  }

  private MemorySegment load(Arena arena, byte[] a) {
    MemorySegment point = allocatePoint(arena);
    Native.run(fromAffine, point, loadAffine(arena, a));
    return point;
  }

  private byte[] encode(MethodHandle encoder, byte[] a, int length) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(length);
      Native.run(encoder, out, loadAffine(arena, a));
      return out.toArray(JAVA_BYTE);
    }
  }

  private byte[] decode(MethodHandle decoder, byte[] encoded) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(affineLength(), 8);
      int code = Native.check(decoder, out, arena.allocateFrom(JAVA_BYTE, encoded));
      if (code != 0) {
        throw new PointRejected(
            "no "
                + this
                + " point: "
                + (code == 2 ? "not on the curve" : "bad encoding")
                + " ("
                + code
                + "); ask the sender for canonical bytes");
      }
      if (!Native.test(inGroup, out)) {
        throw new PointRejected(
            "the " + this + " point is on the curve but outside the subgroup of order r");
      }
      return out.toArray(JAVA_BYTE);
    }
  }
}
