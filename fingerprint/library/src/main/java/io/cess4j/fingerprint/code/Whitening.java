package io.cess4j.fingerprint.code;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * Centres features and turns them so that, over the works it was trained on, the 256 results have
 * one variance and no correlation: without it features that say the same thing waste bits.
 * Multiplications of 16-bit features with 8-bit weights, summed in 64 bits: the same everywhere.
 *
 * <p>Format of the file, big-endian: {@code "CWH1"}, features F (int), then F means (int), then 256
 * rows of one shift (byte) and F weights (byte); result = sum of weight * (feature - mean), shifted
 * left by {@code shift} (right if negative).
 */
public final class Whitening {
  private static final int MAGIC = 0x43574831;
  private static final int MAX_FEATURES = 1 << 14;

  private final int[] means;
  private final byte[][] weights;
  private final byte[] shifts;

  private Whitening(int[] means, byte[][] weights, byte[] shifts) {
    this.means = means;
    this.weights = weights;
    this.shifts = shifts;
  }

  /** Reads a table that the library ships beside the given class. */
  public static Whitening resource(Class<?> owner, String name) {
    try (InputStream stream = owner.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException(
            "The library's own table " + name + " is not in its jar: rebuild it");
      }
      return read(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The library's own table " + name + " is damaged: rebuild the jar", e);
    }
  }

  /** Reads the format above. */
  public static Whitening read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    int magic = in.readInt();
    int features = in.readInt();
    if (magic != MAGIC || features < 1 || features > MAX_FEATURES) {
      throw new IOException(
          "Not a whitening table: magic %x, %d features".formatted(magic, features));
    }
    int[] means = new int[features];
    for (int i = 0; i < features; i++) {
      means[i] = in.readInt();
    }
    byte[][] weights = new byte[SimHash.DIMENSIONS][features];
    byte[] shifts = new byte[SimHash.DIMENSIONS];
    for (int row = 0; row < SimHash.DIMENSIONS; row++) {
      shifts[row] = in.readByte();
      in.readFully(weights[row]);
    }
    return new Whitening(means, weights, shifts);
  }

  /** How many features it takes. */
  public int features() {
    return means.length;
  }

  /**
   * @param features as many as {@link #features}
   * @return 256 values, saturated to 32 bits
   */
  public int[] apply(int[] features) {
    if (features.length != means.length) {
      throw new IllegalArgumentException(
          "The table whitens " + means.length + " features, these are " + features.length);
    }
    int[] whitened = new int[SimHash.DIMENSIONS];
    for (int row = 0; row < SimHash.DIMENSIONS; row++) {
      long sum = 0;
      for (int i = 0; i < features.length; i++) {
        sum += weights[row][i] * ((long) features[i] - means[i]);
      }
      whitened[row] =
          Math.clamp(
              shifts[row] < 0 ? sum >> -shifts[row] : sum << shifts[row],
              Integer.MIN_VALUE + 1,
              Integer.MAX_VALUE);
    }
    return whitened;
  }
}
