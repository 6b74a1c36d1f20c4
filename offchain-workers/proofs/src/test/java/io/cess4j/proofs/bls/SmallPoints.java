package io.cess4j.proofs.bls;

import java.math.BigInteger;

/** Points on y^2 = x^3 + 4 outside the subgroup of order r. */
public final class SmallPoints {
  static final BigInteger MODULUS =
      new BigInteger(
          "1a0111ea397fe69a4b1ba7b6434bacd764774b84f38512bf6730d2a0f6b0f624"
              + "1eabfffeb153ffffb9feffffffffaaab",
          16);

  private SmallPoints() {}

  /**
   * EIP-2537 bytes of the point with the smallest x; the cofactor makes its order almost surely
   * another.
   */
  public static byte[] offSubgroup() {
    for (long x = 1; ; x++) {
      BigInteger square = BigInteger.valueOf(x).pow(3).add(BigInteger.valueOf(4)).mod(MODULUS);
      BigInteger root = square.modPow(MODULUS.add(BigInteger.ONE).shiftRight(2), MODULUS);
      if (root.multiply(root).mod(MODULUS).equals(square)) {
        return eip2537(BigInteger.valueOf(x), root);
      }
    }
  }

  static byte[] eip2537(BigInteger x, BigInteger y) {
    byte[] out = new byte[128];
    put(x, out, 64);
    put(y, out, 128);
    return out;
  }

  private static void put(BigInteger value, byte[] out, int end) {
    byte[] bytes = value.toByteArray();
    int length = Math.min(64, bytes.length);
    System.arraycopy(bytes, bytes.length - length, out, end - length, length);
  }
}
