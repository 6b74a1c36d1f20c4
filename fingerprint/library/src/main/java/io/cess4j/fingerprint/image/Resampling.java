package io.cess4j.fingerprint.image;

/**
 * Changes sizes by a cubic convolution (Keys 1981, a = -0.5) whose support grows with the
 * reduction, so that fine patterns do not fold into coarse ones. Arithmetic and rounding are those
 * of Pillow's 8-bit path, which ISO 24138's reference resizes with: weights in 22 fractional bits,
 * first along rows, then along columns, each rounded to 8 bits. Weights are made by sums, products
 * and quotients of doubles alone, which Java defines to the bit.
 */
final class Resampling {
  private static final int BITS = 22;
  private static final double SUPPORT = 2;
  private static final double A = -0.5;

  /**
   * @param first the first source line that counts for each result
   * @param weights for each result and source line from there on, in 22 fractional bits
   */
  private record Weights(int[] first, int[][] weights) {}

  private Resampling() {}

  /**
   * @param samples rows of pixels of so many bytes each
   * @param bands bytes a pixel, each resized for itself
   */
  static byte[] scale(
      byte[] samples, int width, int height, int bands, int newWidth, int newHeight) {
    byte[] narrow =
        newWidth == width ? samples : along(samples, height, width, newWidth, bands, bands);
    if (newHeight == height) {
      return narrow;
    }
    Weights weights = weights(height, newHeight);
    int stride = newWidth * bands;
    byte[] result = new byte[stride * newHeight];
    int[] sums = new int[stride];
    for (int y = 0; y < newHeight; y++) {
      java.util.Arrays.fill(sums, 1 << (BITS - 1));
      int[] line = weights.weights[y];
      for (int i = 0; i < line.length; i++) {
        int from = (weights.first[y] + i) * stride;
        for (int x = 0; x < stride; x++) {
          sums[x] += line[i] * (narrow[from + x] & 0xff);
        }
      }
      for (int x = 0; x < stride; x++) {
        result[y * stride + x] = (byte) Math.clamp(sums[x] >> BITS, 0, 255);
      }
    }
    return result;
  }

  private static byte[] along(
      byte[] samples, int lines, int length, int newLength, int step, int bands) {
    Weights weights = weights(length, newLength);
    byte[] result = new byte[lines * newLength * bands];
    int at = 0;
    for (int line = 0; line < lines; line++) {
      for (int x = 0; x < newLength; x++) {
        int[] factors = weights.weights[x];
        int begin = (line * length + weights.first[x]) * step;
        for (int band = 0; band < bands; band++) {
          int sum = 1 << (BITS - 1);
          int from = begin + band;
          for (int factor : factors) {
            sum += factor * (samples[from] & 0xff);
            from += step;
          }
          result[at++] = (byte) Math.clamp(sum >> BITS, 0, 255);
        }
      }
    }
    return result;
  }

  private static Weights weights(int length, int newLength) {
    double scale = (double) length / newLength;
    double stretch = Math.max(1, scale);
    double support = SUPPORT * stretch;
    double inverse = 1 / stretch;
    int[] first = new int[newLength];
    int[][] weights = new int[newLength][];
    for (int i = 0; i < newLength; i++) {
      double centre = (i + 0.5) * scale;
      int begin = Math.max(0, (int) (centre - support + 0.5));
      int end = Math.min(length, (int) (centre + support + 0.5));
      double[] exact = new double[end - begin];
      double sum = 0;
      for (int x = 0; x < exact.length; x++) {
        exact[x] = cubic((x + begin - centre + 0.5) * inverse);
        sum += exact[x];
      }
      first[i] = begin;
      weights[i] = new int[exact.length];
      for (int x = 0; x < exact.length; x++) {
        double share = sum == 0 ? exact[x] : exact[x] / sum;
        weights[i][x] = (int) ((share < 0 ? -0.5 : 0.5) + share * (1 << BITS));
      }
    }
    return new Weights(first, weights);
  }

  private static double cubic(double at) {
    double x = Math.abs(at);
    if (x < 1) {
      return ((A + 2) * x - (A + 3)) * x * x + 1;
    }
    return x < 2 ? (((x - 5) * x + 8) * x - 4) * A : 0;
  }
}
