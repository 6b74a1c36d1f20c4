package io.cess4j.proofs.bls;

import io.cess4j.proofs.ProofsException.PointRejected;

/**
 * The EVM's encoding of points (EIP-2537): coordinates of 48 bytes after 16 zero bytes each, Fp2 as
 * c0 then c1, infinity all zero. blst writes Fp2 as c1 then c0 and marks infinity in a flag bit.
 */
final class Eip2537 {
  private static final int COORDINATE = 48;
  private static final int WORD = 64;
  private static final int PADDING = WORD - COORDINATE;

  private Eip2537() {}

  static byte[] encode(Curve curve, byte[] affine) {
    int words = affine.length / COORDINATE;
    byte[] out = new byte[words * WORD];
    if (Curve.isInfinity(affine)) {
      return out;
    }
    byte[] plain = curve.serialize(affine);
    for (int i = 0; i < words; i++) {
      int source = COORDINATE * nativeIndex(curve, i);
      System.arraycopy(plain, source, out, WORD * i + PADDING, COORDINATE);
    }
    return out;
  }

  static byte[] decode(Curve curve, byte[] encoded) {
    int words = curve.affineLength() / COORDINATE;
    if (encoded.length != words * WORD) {
      throw new PointRejected(
          "an EIP-2537 " + curve + " point has " + words * WORD + " bytes, not " + encoded.length);
    }
    byte[] plain = new byte[curve.affineLength()];
    int bits = 0;
    for (int i = 0; i < words; i++) {
      for (int p = 0; p < PADDING; p++) {
        if (encoded[WORD * i + p] != 0) {
          throw new PointRejected(
              "padding of coordinate " + i + " of a " + curve + " point is not zero");
        }
      }
      System.arraycopy(
          encoded, WORD * i + PADDING, plain, COORDINATE * nativeIndex(curve, i), COORDINATE);
    }
    for (byte b : plain) {
      bits |= b;
    }
    return bits == 0 ? plain : curve.deserialize(plain);
  }

  private static int nativeIndex(Curve curve, int word) {
    return curve == Curve.G2 ? word ^ 1 : word;
  }
}
