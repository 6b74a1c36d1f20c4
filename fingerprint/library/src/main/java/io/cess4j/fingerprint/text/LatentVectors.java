package io.cess4j.fingerprint.text;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Directions of English stems, learned from which stems stand near them (random indexing, Kanerva,
 * Kristoferson and Holst 2000; Sahlgren 2005): stems of one subject point the same way though no
 * text has them both.
 *
 * <p>Format, big-endian: {@code "CLV1"}, stems (int), then for each, rising, the 32 bits of its
 * hash (signed int) that {@link TermWeights#key} keeps, and 256 components (bytes); then the end.
 */
public final class LatentVectors {
  public static final int MAGIC = 0x434c5631;
  public static final int DIMENSIONS = 256;

  /** Length that the features of a text have, whatever its own. */
  private static final long LENGTH = 1 << 14;

  private static final int MAX_STEMS = 1 << 13;

  private final int[] keys;
  private final byte[][] vectors;

  private LatentVectors(int[] keys, byte[][] vectors) {
    this.keys = keys;
    this.vectors = vectors;
  }

  /**
   * Reads the format above.
   *
   * @throws IOException at the first byte that is not of it
   */
  public static LatentVectors read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    int magic = in.readInt();
    int stems = in.readInt();
    if (magic != MAGIC || stems < 1 || stems > MAX_STEMS) {
      throw new IOException("Not a table of stems: magic %x, %d stems".formatted(magic, stems));
    }
    int[] keys = new int[stems];
    byte[][] vectors = new byte[stems][DIMENSIONS];
    for (int i = 0; i < stems; i++) {
      keys[i] = in.readInt();
      if (i > 0 && keys[i] <= keys[i - 1]) {
        throw new IOException("Stem " + i + " does not come after the one before");
      }
      in.readFully(vectors[i]);
    }
    if (in.read() >= 0) {
      throw new IOException("More bytes follow " + stems + " stems");
    }
    return new LatentVectors(keys, vectors);
  }

  int size() {
    return keys.length;
  }

  /** Number of a stem, negative if it is not in the table. */
  int index(String term) {
    return Arrays.binarySearch(keys, TermWeights.key(term));
  }

  /**
   * Weighted sum of directions, brought to one length; whole numbers only.
   *
   * @param weights one for each stem, below 2^24
   */
  int[] sum(int[] weights) {
    long[] sums = new long[DIMENSIONS];
    for (int stem = 0; stem < weights.length; stem++) {
      if (weights[stem] > 0) {
        for (int i = 0; i < DIMENSIONS; i++) {
          sums[i] += (long) weights[stem] * vectors[stem][i];
        }
      }
    }
    long largest = 1;
    for (long sum : sums) {
      largest = Math.max(largest, Math.abs(sum));
    }
    int excess = Math.max(0, 40 - Long.numberOfLeadingZeros(largest));
    long squares = 1;
    for (int i = 0; i < DIMENSIONS; i++) {
      sums[i] >>= excess;
      squares += sums[i] * sums[i];
    }
    long length = TermVector.squareRoot(squares);
    int[] features = new int[DIMENSIONS];
    for (int i = 0; i < DIMENSIONS; i++) {
      features[i] = (int) (sums[i] * LENGTH / length);
    }
    return features;
  }
}
