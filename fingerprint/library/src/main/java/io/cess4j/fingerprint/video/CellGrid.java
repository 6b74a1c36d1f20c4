package io.cess4j.fingerprint.video;

import io.cess4j.fingerprint.media.Picture;

/**
 * A frame as 32 x 32 mean brightnesses over one denominator, summed up so that any rectangle's sum
 * takes four reads. Frames with fewer pixels than cells have them repeated.
 */
final class CellGrid {
  static final int SIDE = 32;

  /** Denominator of frames so large that the exact one would overflow the sums. */
  private static final long ROUNDED = 1 << 20;

  /** Sums of 1024 cells of 255, times the largest scale of a category (10,080), stay below 2^63. */
  private static final long MAX_EXACT = 1L << 31;

  private final long[][] table = new long[SIDE + 1][SIDE + 1];
  private final long denominator;

  CellGrid(Picture picture) {
    int[] rows = cells(Math.max(SIDE, picture.height()));
    int[] columns = cells(Math.max(SIDE, picture.width()));
    long[][] sums = sums(picture, rows, columns);
    long[] heights = sizes(rows);
    long[] widths = sizes(columns);
    long exact = productOfDifferent(heights) * productOfDifferent(widths);
    denominator = exact > MAX_EXACT ? ROUNDED : exact;
    for (int y = 0; y < SIDE; y++) {
      for (int x = 0; x < SIDE; x++) {
        long mean = sums[y][x] * denominator / (heights[y] * widths[x]);
        table[y + 1][x + 1] = table[y][x + 1] + table[y + 1][x] - table[y][x] + mean;
      }
    }
  }

  /** By how much {@link #sum} is larger than a sum of brightnesses of 0 to 255. */
  long denominator() {
    return denominator;
  }

  /**
   * The sum of the cells of a rectangle.
   *
   * @param rectangle left, top, right, bottom, inclusive
   */
  long sum(int[] rectangle) {
    int right = rectangle[2] + 1;
    int bottom = rectangle[3] + 1;
    return table[bottom][right]
        + table[rectangle[1]][rectangle[0]]
        - table[bottom][rectangle[0]]
        - table[rectangle[1]][right];
  }

  /** Which cell each row or column belongs to. */
  private static int[] cells(int length) {
    int[] cells = new int[length];
    for (int i = 0; i < length; i++) {
      cells[i] = (int) ((long) i * SIDE / length);
    }
    return cells;
  }

  private static long[][] sums(Picture picture, int[] rows, int[] columns) {
    long[][] sums = new long[SIDE][SIDE];
    int[] pixels = new int[columns.length];
    for (int x = 0; x < columns.length; x++) {
      pixels[x] = (int) ((long) x * picture.width() / columns.length);
    }
    for (int y = 0; y < rows.length; y++) {
      int start = (int) ((long) y * picture.height() / rows.length) * picture.width();
      long[] row = sums[rows[y]];
      for (int x = 0; x < columns.length; x++) {
        row[columns[x]] += Luma.of(picture.rgb()[start + pixels[x]]);
      }
    }
    return sums;
  }

  private static long[] sizes(int[] cells) {
    long[] sizes = new long[SIDE];
    for (int cell : cells) {
      sizes[cell]++;
    }
    return sizes;
  }

  /** Rows (or columns) a cell come in at most two sizes, which differ by one. */
  private static long productOfDifferent(long[] sizes) {
    long product = sizes[0];
    for (long size : sizes) {
      if (size != sizes[0]) {
        return product * size;
      }
    }
    return product;
  }
}
