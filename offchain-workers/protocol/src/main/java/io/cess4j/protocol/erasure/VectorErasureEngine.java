package io.cess4j.protocol.erasure;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Split tables of 4 bits as in "Screaming Fast Galois Field Arithmetic Using Intel SIMD
 * Instructions" (Plank, Greenan, Miller, FAST 2013): c x = low[x mod 16] ^ high[x / 16], and a
 * vector permutation looks a whole vector up at once. Loaded by reflection only ({@link
 * ErasureEngines}), since its module may be absent.
 */
final class VectorErasureEngine implements ErasureEngine {

  private static final VectorSpecies<Byte> SPECIES = ByteVector.SPECIES_PREFERRED;
  private static final int WIDTH = SPECIES.length();

  /** Low and high table of every coefficient, each repeated to the width of a vector. */
  private static final byte[] TABLES = tables();

  VectorErasureEngine() {}

  @Override
  public String name() {
    return "vector-" + SPECIES.vectorBitSize();
  }

  @Override
  public void combine(
      byte[][] coefficients,
      byte[][] in,
      int[] inOffsets,
      byte[][] out,
      int[] outOffsets,
      int length) {
    int end = SPECIES.loopBound(length);
    int i = 0;
    for (; i + 2 <= out.length; i += 2) {
      combineTwo(coefficients, i, in, inOffsets, out, outOffsets, end);
    }
    for (; i < out.length; i++) {
      combineOne(coefficients[i], in, inOffsets, out[i], outOffsets[i], end);
    }
    if (end < length) {
      ScalarErasureEngine.combineFrom(coefficients, in, inOffsets, out, outOffsets, end, length);
    }
  }

  /** Two outputs a pass: each input vector is loaded and split once for both. */
  private static void combineTwo(
      byte[][] coefficients,
      int row,
      byte[][] in,
      int[] inOffsets,
      byte[][] out,
      int[] outOffsets,
      int end) {
    byte[] first = coefficients[row];
    byte[] second = coefficients[row + 1];
    for (int x = 0; x < end; x += WIDTH) {
      ByteVector sum0 = ByteVector.zero(SPECIES);
      ByteVector sum1 = ByteVector.zero(SPECIES);
      for (int j = 0; j < in.length; j++) {
        ByteVector bytes = ByteVector.fromArray(SPECIES, in[j], inOffsets[j] + x);
        ByteVector low = bytes.and((byte) 15);
        ByteVector high = bytes.lanewise(VectorOperators.LSHR, 4).and((byte) 15);
        int table0 = (first[j] & 0xff) * 2 * WIDTH;
        int table1 = (second[j] & 0xff) * 2 * WIDTH;
        sum0 = sum0.lanewise(VectorOperators.XOR, product(low, high, table0));
        sum1 = sum1.lanewise(VectorOperators.XOR, product(low, high, table1));
      }
      sum0.intoArray(out[row], outOffsets[row] + x);
      sum1.intoArray(out[row + 1], outOffsets[row + 1] + x);
    }
  }

  private static void combineOne(
      byte[] coefficients, byte[][] in, int[] inOffsets, byte[] out, int outOffset, int end) {
    for (int x = 0; x < end; x += WIDTH) {
      ByteVector sum = ByteVector.zero(SPECIES);
      for (int j = 0; j < in.length; j++) {
        ByteVector bytes = ByteVector.fromArray(SPECIES, in[j], inOffsets[j] + x);
        ByteVector low = bytes.and((byte) 15);
        ByteVector high = bytes.lanewise(VectorOperators.LSHR, 4).and((byte) 15);
        int table = (coefficients[j] & 0xff) * 2 * WIDTH;
        sum = sum.lanewise(VectorOperators.XOR, product(low, high, table));
      }
      sum.intoArray(out, outOffset + x);
    }
  }

  private static ByteVector product(ByteVector low, ByteVector high, int table) {
    ByteVector lowTable = ByteVector.fromArray(SPECIES, TABLES, table);
    ByteVector highTable = ByteVector.fromArray(SPECIES, TABLES, table + WIDTH);
    return low.selectFrom(lowTable).lanewise(VectorOperators.XOR, high.selectFrom(highTable));
  }

  private static byte[] tables() {
    byte[] tables = new byte[256 * 2 * WIDTH];
    for (int c = 0; c < 256; c++) {
      for (int lane = 0; lane < WIDTH; lane++) {
        int nibble = lane & 15;
        tables[c * 2 * WIDTH + lane] = (byte) GaloisField.multiply(c, nibble);
        tables[c * 2 * WIDTH + WIDTH + lane] = (byte) GaloisField.multiply(c, nibble << 4);
      }
    }
    return tables;
  }
}
