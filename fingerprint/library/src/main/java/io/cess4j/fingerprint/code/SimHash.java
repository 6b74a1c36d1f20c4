package io.cess4j.fingerprint.code;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.commons.codec.digest.Blake3;

/**
 * The sides of 256 hyperplanes on which a whitened vector lies (Charikar 2002). The hyperplanes are
 * the rows of a Hadamard matrix after two draws of signs from BLAKE3's stream: unlike independently
 * drawn ones they are orthogonal, so that whitened features lose no degree of freedom here
 * (super-bit hashing, Ji et al. 2012). A dispute draws others by another seed, once both works are
 * fixed.
 */
public final class SimHash {
  /** Length of the vectors. */
  public static final int DIMENSIONS = 256;

  private static final int ROUNDS = 2;

  private final byte[][] signs = new byte[ROUNDS][DIMENSIONS];

  /**
   * @param seed names the hyperplanes, for example {@code mdrc/v1/image}
   */
  public SimHash(String seed) {
    byte[] stream = new byte[ROUNDS * DIMENSIONS / 8];
    Blake3.initHash().update(seed.getBytes(StandardCharsets.UTF_8)).doFinalize(stream);
    for (int i = 0; i < ROUNDS * DIMENSIONS; i++) {
      signs[i / DIMENSIONS][i % DIMENSIONS] =
          (byte) ((stream[i / 8] >> (7 - i % 8) & 1) == 1 ? -1 : 1);
    }
  }

  /**
   * @param whitened 256 values around 0; sums of 65,536 of them must fit 63 bits, which all ints do
   */
  public Code256 of(int[] whitened) {
    long[] values = new long[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      values[i] = whitened[i];
    }
    for (byte[] round : signs) {
      for (int i = 0; i < DIMENSIONS; i++) {
        values[i] *= round[i];
      }
      transform(values);
    }
    ByteBuffer bits = ByteBuffer.allocate(Code256.BYTES);
    for (int word = 0; word < DIMENSIONS; word += Long.SIZE) {
      long packed = 0;
      for (int i = word; i < word + Long.SIZE; i++) {
        packed = packed << 1 | (values[i] >= 0 ? 1 : 0);
      }
      bits.putLong(packed);
    }
    return Code256.of(bits.array());
  }

  /** The fast Walsh-Hadamard transform, in place. */
  private static void transform(long[] values) {
    for (int half = 1; half < values.length; half *= 2) {
      for (int start = 0; start < values.length; start += 2 * half) {
        for (int i = start; i < start + half; i++) {
          long sum = values[i] + values[i + half];
          values[i + half] = values[i] - values[i + half];
          values[i] = sum;
        }
      }
    }
  }
}
