package io.cess4j.protocol.erasure;

import java.util.Arrays;
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

  /** Bytes of each shard that are worked on together: those of five shards stay in 32 KiB. */
  private static final int TILE = 4096;

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
    for (int from = 0; from < end; from += TILE) {
      combineTile(coefficients, in, inOffsets, out, outOffsets, from, Math.min(TILE, end - from));
    }
    if (end < length) {
      ScalarErasureEngine.combineFrom(coefficients, in, inOffsets, out, outOffsets, end, length);
    }
  }

  /** One input at a time is added to four outputs, so that its tables stay in registers. */
  private static void combineTile(
      byte[][] coefficients,
      byte[][] in,
      int[] inOffsets,
      byte[][] out,
      int[] outOffsets,
      int from,
      int length) {
    for (int i = 0; i < out.length; i++) {
      Arrays.fill(out[i], outOffsets[i] + from, outOffsets[i] + from + length, (byte) 0);
    }
    for (int j = 0; j < in.length; j++) {
      int inAt = inOffsets[j] + from;
      int i = 0;
      for (; i + 4 <= out.length; i += 4) {
        addToFour(coefficients, i, j, in[j], inAt, out, outOffsets, from, length);
      }
      for (; i + 2 <= out.length; i += 2) {
        addToTwo(coefficients, i, j, in[j], inAt, out, outOffsets, from, length);
      }
      if (i < out.length) {
        addToOne(coefficients[i][j], in[j], inAt, out[i], outOffsets[i] + from, length);
      }
    }
  }

  private static void addToFour(
      byte[][] coefficients,
      int row,
      int column,
      byte[] in,
      int inAt,
      byte[][] out,
      int[] outOffsets,
      int from,
      int length) {
    ByteVector low0 = low(coefficients[row][column]);
    ByteVector high0 = high(coefficients[row][column]);
    ByteVector low1 = low(coefficients[row + 1][column]);
    ByteVector high1 = high(coefficients[row + 1][column]);
    ByteVector low2 = low(coefficients[row + 2][column]);
    ByteVector high2 = high(coefficients[row + 2][column]);
    ByteVector low3 = low(coefficients[row + 3][column]);
    ByteVector high3 = high(coefficients[row + 3][column]);
    byte[] out0 = out[row];
    byte[] out1 = out[row + 1];
    byte[] out2 = out[row + 2];
    byte[] out3 = out[row + 3];
    int at0 = outOffsets[row] + from;
    int at1 = outOffsets[row + 1] + from;
    int at2 = outOffsets[row + 2] + from;
    int at3 = outOffsets[row + 3] + from;
    for (int x = 0; x < length; x += WIDTH) {
      ByteVector bytes = ByteVector.fromArray(SPECIES, in, inAt + x);
      ByteVector low = bytes.and((byte) 15);
      ByteVector high = bytes.lanewise(VectorOperators.LSHR, 4).and((byte) 15);
      add(low, high, low0, high0, out0, at0 + x);
      add(low, high, low1, high1, out1, at1 + x);
      add(low, high, low2, high2, out2, at2 + x);
      add(low, high, low3, high3, out3, at3 + x);
    }
  }

  private static void addToTwo(
      byte[][] coefficients,
      int row,
      int column,
      byte[] in,
      int inAt,
      byte[][] out,
      int[] outOffsets,
      int from,
      int length) {
    ByteVector low0 = low(coefficients[row][column]);
    ByteVector high0 = high(coefficients[row][column]);
    ByteVector low1 = low(coefficients[row + 1][column]);
    ByteVector high1 = high(coefficients[row + 1][column]);
    byte[] out0 = out[row];
    byte[] out1 = out[row + 1];
    int at0 = outOffsets[row] + from;
    int at1 = outOffsets[row + 1] + from;
    for (int x = 0; x < length; x += WIDTH) {
      ByteVector bytes = ByteVector.fromArray(SPECIES, in, inAt + x);
      ByteVector low = bytes.and((byte) 15);
      ByteVector high = bytes.lanewise(VectorOperators.LSHR, 4).and((byte) 15);
      add(low, high, low0, high0, out0, at0 + x);
      add(low, high, low1, high1, out1, at1 + x);
    }
  }

  private static void addToOne(
      byte coefficient, byte[] in, int inAt, byte[] out, int outAt, int length) {
    ByteVector lowTable = low(coefficient);
    ByteVector highTable = high(coefficient);
    for (int x = 0; x < length; x += WIDTH) {
      ByteVector bytes = ByteVector.fromArray(SPECIES, in, inAt + x);
      ByteVector low = bytes.and((byte) 15);
      ByteVector high = bytes.lanewise(VectorOperators.LSHR, 4).and((byte) 15);
      add(low, high, lowTable, highTable, out, outAt + x);
    }
  }

  private static void add(
      ByteVector low,
      ByteVector high,
      ByteVector lowTable,
      ByteVector highTable,
      byte[] out,
      int at) {
    ByteVector.fromArray(SPECIES, out, at)
        .lanewise(VectorOperators.XOR, low.selectFrom(lowTable))
        .lanewise(VectorOperators.XOR, high.selectFrom(highTable))
        .intoArray(out, at);
  }

  private static ByteVector low(byte coefficient) {
    return ByteVector.fromArray(SPECIES, TABLES, (coefficient & 0xff) * 2 * WIDTH);
  }

  private static ByteVector high(byte coefficient) {
    return ByteVector.fromArray(SPECIES, TABLES, (coefficient & 0xff) * 2 * WIDTH + WIDTH);
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
