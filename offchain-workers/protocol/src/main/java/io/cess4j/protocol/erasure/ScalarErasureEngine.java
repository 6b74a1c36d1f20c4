package io.cess4j.protocol.erasure;

import java.util.Arrays;

/** Plain Java with a table of products; works on every JVM at about 0.3 GB/s. */
final class ScalarErasureEngine implements ErasureEngine {

  private static final byte[][] PRODUCTS = products();

  @Override
  public String name() {
    return "scalar";
  }

  @Override
  public void combine(
      byte[][] coefficients,
      byte[][] in,
      int[] inOffsets,
      byte[][] out,
      int[] outOffsets,
      int length) {
    combineFrom(coefficients, in, inOffsets, out, outOffsets, 0, length);
  }

  /** As {@link #combine}, only bytes {@code from} to {@code length}. */
  static void combineFrom(
      byte[][] coefficients,
      byte[][] in,
      int[] inOffsets,
      byte[][] out,
      int[] outOffsets,
      int from,
      int length) {
    for (int i = 0; i < out.length; i++) {
      Arrays.fill(out[i], outOffsets[i] + from, outOffsets[i] + length, (byte) 0);
      for (int j = 0; j < in.length; j++) {
        addProduct(
            PRODUCTS[coefficients[i][j] & 0xff],
            in[j],
            inOffsets[j] + from,
            out[i],
            outOffsets[i] + from,
            length - from);
      }
    }
  }

  private static void addProduct(
      byte[] products, byte[] in, int inOffset, byte[] out, int outOffset, int length) {
    for (int x = 0; x < length; x++) {
      out[outOffset + x] ^= products[in[inOffset + x] & 0xff];
    }
  }

  private static byte[][] products() {
    byte[][] products = new byte[256][256];
    for (int a = 0; a < 256; a++) {
      for (int b = 0; b < 256; b++) {
        products[a][b] = (byte) GaloisField.multiply(a, b);
      }
    }
    return products;
  }
}
