package io.cess4j.fingerprint.iscc;

import java.util.Arrays;

/**
 * The Image-Code: signs around the median of the low frequencies of a picture of 32 x 32 gray
 * pixels.
 */
public final class ImageCode {
  /** Rows and columns of the picture. */
  public static final int SIDE = 32;

  private static final int BLOCK = 8;

  private ImageCode() {}

  /**
   * Each 64 bits are an 8 x 8 block of the cosine transform. The prose of IEP-0004 places the
   * blocks in the corners; the reference, which the vectors follow, moves them by one coefficient.
   *
   * @param gray 1024 values from 0 to 255, row after row, of the picture as the standard prepares
   *     it: turned upright, on white, without uniform border, resized bicubically
   * @return 256 bits
   */
  public static IsccUnit of(int[] gray) {
    if (gray.length != SIDE * SIDE) {
      throw new IllegalArgumentException(
          "An Image-Code needs 1024 gray pixels, these are " + gray.length);
    }
    double[][] frequencies = Cosine.transform(gray, SIDE);
    byte[] digest = new byte[4 * BLOCK * BLOCK / 8];
    for (int block = 0; block < 4; block++) {
      double[] values = new double[BLOCK * BLOCK];
      for (int i = 0; i < values.length; i++) {
        values[i] = frequencies[block / 2 + i / BLOCK][block % 2 + i % BLOCK];
      }
      double[] sorted = values.clone();
      Arrays.sort(sorted);
      double median = (sorted[values.length / 2 - 1] + sorted[values.length / 2]) / 2;
      for (int i = 0; i < values.length; i++) {
        if (values[i] > median) {
          digest[(block * values.length + i) / 8] |= (byte) (0x80 >> i % 8);
        }
      }
    }
    return new IsccUnit(UnitType.CONTENT_IMAGE, digest);
  }
}
