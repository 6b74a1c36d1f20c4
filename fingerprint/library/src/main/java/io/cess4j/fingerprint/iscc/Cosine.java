package io.cess4j.fingerprint.iscc;

/**
 * The discrete cosine transform (type II) in Lee's recursion (1984), with the very divisions of the
 * reference: in plain pictures many coefficients are equal but for rounding, and there the bits of
 * an Image-Code hang on it.
 */
final class Cosine {
  private Cosine() {}

  /** First the rows of a square, then its columns. */
  static double[][] transform(int[] square, int side) {
    double[][] rows = new double[side][];
    for (int y = 0; y < side; y++) {
      double[] row = new double[side];
      for (int x = 0; x < side; x++) {
        row[x] = square[y * side + x];
      }
      rows[y] = transform(row);
    }
    double[][] result = new double[side][side];
    for (int x = 0; x < side; x++) {
      double[] column = new double[side];
      for (int y = 0; y < side; y++) {
        column[y] = rows[y][x];
      }
      double[] transformed = transform(column);
      for (int y = 0; y < side; y++) {
        result[y][x] = transformed[y];
      }
    }
    return result;
  }

  private static double[] transform(double[] values) {
    int length = values.length;
    if (length == 1) {
      return values;
    }
    int half = length / 2;
    double[] sums = new double[half];
    double[] differences = new double[half];
    for (int i = 0; i < half; i++) {
      double mirrored = values[length - 1 - i];
      sums[i] = values[i] + mirrored;
      differences[i] =
          (values[i] - mirrored) / (StrictMath.cos((i + 0.5) * Math.PI / length) * 2.0);
    }
    double[] even = transform(sums);
    double[] odd = transform(differences);
    double[] result = new double[length];
    for (int i = 0; i < half; i++) {
      result[2 * i] = even[i];
      result[2 * i + 1] = i + 1 < half ? odd[i] + odd[i + 1] : odd[i];
    }
    return result;
  }
}
