package io.cess4j.proofs.bls;

import io.cess4j.proofs.ProofsException.PointRejected;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * A point of the subgroup of order r of the twist over Fp2. Immutable; every decoder checks curve
 * and subgroup.
 */
public final class G2 {
  /** Bytes of the compressed form (ZCash format). */
  public static final int COMPRESSED = 96;

  /** Bytes of the EVM's form (EIP-2537). */
  public static final int EIP2537 = 256;

  public static final G2 INFINITY = new G2(new byte[192]);
  public static final G2 GENERATOR = new G2(Curve.G2.generator);

  private final byte[] affine;

  private G2(byte[] affine) {
    this.affine = affine;
  }

  static G2 trusted(byte[] affine) {
    return new G2(affine);
  }

  /**
   * Reads 96 bytes.
   *
   * @throws PointRejected for bad flags, a coordinate not below the modulus, or a point off the
   *     curve or the subgroup
   */
  public static G2 ofCompressed(byte[] bytes) {
    return new G2(Curve.G2.uncompress(bytes));
  }

  /**
   * Reads 256 bytes: x.c0, x.c1, y.c0, y.c1 as 64-byte big-endian words; all zero is infinity.
   *
   * @throws PointRejected as {@link #ofCompressed}
   */
  public static G2 ofEip2537(byte[] bytes) {
    return new G2(Eip2537.decode(Curve.G2, bytes));
  }

  public G2 plus(G2 other) {
    return new G2(Curve.G2.add(affine, other.affine));
  }

  public G2 negate() {
    return isInfinity() ? this : new G2(Curve.G2.negate(affine));
  }

  /** This point times a public scalar. */
  public G2 times(Fr scalar) {
    if (isInfinity() || scalar.isZero()) {
      return INFINITY;
    }
    return new G2(Curve.G2.multiply(affine, LittleEndian.reversed(scalar.toBytes())));
  }

  public boolean isInfinity() {
    return Curve.isInfinity(affine);
  }

  /** 96 bytes. */
  public byte[] compressed() {
    return Curve.G2.compress(affine);
  }

  /** 256 bytes. */
  public byte[] eip2537() {
    return Eip2537.encode(Curve.G2, affine);
  }

  byte[] affine() {
    return affine;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof G2 that && Arrays.equals(affine, that.affine);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(affine);
  }

  @Override
  public String toString() {
    return "G2[" + HexFormat.of().formatHex(compressed()) + "]";
  }
}
