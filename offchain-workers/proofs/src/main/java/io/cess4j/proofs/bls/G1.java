package io.cess4j.proofs.bls;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;

import io.cess4j.proofs.ProofsException.PointRejected;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A point of the subgroup of order r of the curve over Fp. Immutable; every decoder checks curve
 * and subgroup.
 */
public final class G1 {
  /** Bytes of the compressed form (ZCash format). */
  public static final int COMPRESSED = 48;

  /** Bytes of the EVM's form (EIP-2537). */
  public static final int EIP2537 = 128;

  public static final G1 INFINITY = new G1(new byte[96]);
  public static final G1 GENERATOR = new G1(Curve.G1.generator);

  private static final MethodHandle HASH = Native.hashFunction("blst_hash_to_g1");

  private final byte[] affine;

  private G1(byte[] affine) {
    this.affine = affine;
  }

  /** Wraps what blst computed from checked points. */
  static G1 trusted(byte[] affine) {
    return new G1(affine);
  }

  /**
   * Reads 48 bytes.
   *
   * @throws PointRejected for bad flags, a coordinate not below the modulus, or a point off the
   *     curve or the subgroup
   */
  public static G1 ofCompressed(byte[] bytes) {
    return new G1(Curve.G1.uncompress(bytes));
  }

  /**
   * Reads 128 bytes: x, y as 64-byte big-endian words; all zero is infinity.
   *
   * @throws PointRejected as {@link #ofCompressed}
   */
  public static G1 ofEip2537(byte[] bytes) {
    return new G1(Eip2537.decode(Curve.G1, bytes));
  }

  /** RFC 9380 BLS12381G1_XMD:SHA-256_SSWU_RO_ of a message under a domain separation tag. */
  public static G1 hash(byte[] domainTag, byte[] message) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment point = Curve.G1.allocatePoint(arena);
      hash(domainTag, message, point);
      return new G1(Curve.G1.affine(arena, point));
    }
  }

  /** As {@link #hash(byte[], byte[])}, into the 144 bytes of a point that is not affine. */
  public static void hash(byte[] domainTag, byte[] message, MemorySegment out) {
    try (Arena arena = Arena.ofConfined()) {
      Native.hash(
          HASH,
          out,
          arena.allocateFrom(JAVA_BYTE, message),
          arena.allocateFrom(JAVA_BYTE, domainTag));
    }
  }

  public G1 plus(G1 other) {
    return new G1(Curve.G1.add(affine, other.affine));
  }

  public G1 negate() {
    return isInfinity() ? this : new G1(Curve.G1.negate(affine));
  }

  /** This point times a public scalar. */
  public G1 times(Fr scalar) {
    if (isInfinity() || scalar.isZero()) {
      return INFINITY;
    }
    return new G1(Curve.G1.multiply(affine, LittleEndian.reversed(scalar.toBytes())));
  }

  public boolean isInfinity() {
    return Curve.isInfinity(affine);
  }

  /** 48 bytes. */
  public byte[] compressed() {
    return Curve.G1.compress(affine);
  }

  /** 128 bytes. */
  public byte[] eip2537() {
    return Eip2537.encode(Curve.G1, affine);
  }

  byte[] affine() {
    return affine;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof G1 that && Arrays.equals(affine, that.affine);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(affine);
  }

  @Override
  public String toString() {
    return "G1[" + HexFormat.of().formatHex(compressed()) + "]";
  }
}
