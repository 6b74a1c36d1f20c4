package io.cess4j.fingerprint.image;

/**
 * Sums over all rectangles that begin at a plane's corner (Crow 1984). Between pixels the sums are
 * interpolated, which gives the exact mean of any rectangle, also one that cuts pixels.
 */
final class SummedPlane {
  /** Fractions of a pixel in which rectangles are given. */
  static final int UNIT = 1 << 8;

  private final int width;
  private final int height;
  private final long[] sums;

  SummedPlane(int width, int height, int[] values) {
    this.width = width;
    this.height = height;
    this.sums = new long[(width + 1) * (height + 1)];
    for (int y = 0; y < height; y++) {
      long row = 0;
      for (int x = 0; x < width; x++) {
        row += values[y * width + x];
        sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
      }
    }
  }

  /** Means of {@code cells} x {@code cells} equal parts of a rectangle, row after row. */
  int[] means(Rectangle part, int cells) {
    int[] means = new int[cells * cells];
    long[] above = line(part, part.top(), cells);
    int top = part.top();
    for (int y = 0; y < cells; y++) {
      int bottom = edge(part.top(), part.bottom(), y + 1, cells);
      long[] below = line(part, bottom, cells);
      int left = part.left();
      for (int x = 0; x < cells; x++) {
        int right = edge(part.left(), part.right(), x + 1, cells);
        long sum = below[x + 1] - below[x] - above[x + 1] + above[x];
        means[y * cells + x] = (int) Math.floorDiv(sum, (long) (right - left) * (bottom - top));
        left = right;
      }
      above = below;
      top = bottom;
    }
    return means;
  }

  private long[] line(Rectangle part, int y, int cells) {
    long[] line = new long[cells + 1];
    for (int x = 0; x <= cells; x++) {
      line[x] = sum(edge(part.left(), part.right(), x, cells), y);
    }
    return line;
  }

  /** The sum left of and above a point, times UNIT squared. */
  private long sum(int x, int y) {
    int column = Math.min(x / UNIT, width - 1);
    int row = Math.min(y / UNIT, height - 1);
    int right = x - column * UNIT;
    int below = y - row * UNIT;
    int i = row * (width + 1) + column;
    int j = i + width + 1;
    return (sums[i] * (UNIT - right) + sums[i + 1] * right) * (UNIT - below)
        + (sums[j] * (UNIT - right) + sums[j + 1] * right) * below;
  }

  private static int edge(int from, int to, int index, int cells) {
    return from + (int) ((long) (to - from) * index / cells);
  }
}
