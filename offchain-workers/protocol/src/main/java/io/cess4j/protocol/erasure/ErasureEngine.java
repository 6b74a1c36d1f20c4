package io.cess4j.protocol.erasure;

/** The inner loop of the code. Engines agree bit for bit, so a network may mix them. */
public sealed interface ErasureEngine permits ScalarErasureEngine, VectorErasureEngine {

  /** For logs and metrics: {@code vector-512}, {@code scalar}. */
  String name();

  /**
   * Linear combinations over GF(2^8): out[i][x] = sum over j of coefficients[i][j] in[j][x].
   *
   * @param coefficients a row for each output, a column for each input
   * @param in inputs, read from {@code inOffsets} on
   * @param out outputs, overwritten from {@code outOffsets} on; must not overlap the inputs
   * @param length bytes of each
   */
  void combine(
      byte[][] coefficients,
      byte[][] in,
      int[] inOffsets,
      byte[][] out,
      int[] outOffsets,
      int length);
}
