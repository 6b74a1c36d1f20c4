package io.cess4j.fingerprint.video;

import io.cess4j.fingerprint.video.SmallFrame.Box;

/**
 * Parts of a frame as 64 x 64 mean lights, with fractions of pixels counted as such (a summed-area
 * table, interpolated; Crow 1984).
 */
final class FrameGrid {
  static final int SIDE = 64;

  private static final int FRACTION = 8;
  private static final int ONE = 1 << FRACTION;

  /** Means carry so many bits behind the point. */
  private static final int PRECISION = 4;

  private final int stride;
  private final long[] table;

  FrameGrid(SmallFrame frame) {
    this.stride = frame.width() + 1;
    this.table = new long[stride * (frame.height() + 1)];
    for (int y = 0; y < frame.height(); y++) {
      long row = 0;
      for (int x = 0; x < frame.width(); x++) {
        row += frame.at(x, y);
        table[(y + 1) * stride + x + 1] = table[y * stride + x + 1] + row;
      }
    }
  }

  /** Rows of means of the cells of a part, in sixteenths of a step of light. */
  int[][] means(Box box) {
    int[] columns = edges(box.left(), box.right());
    int[] rows = edges(box.top(), box.bottom());
    long[] above = sums(columns, rows[0]);
    int[][] means = new int[SIDE][SIDE];
    for (int y = 0; y < SIDE; y++) {
      long[] below = sums(columns, rows[y + 1]);
      for (int x = 0; x < SIDE; x++) {
        long area = (long) (rows[y + 1] - rows[y]) * (columns[x + 1] - columns[x]);
        long sum = below[x + 1] - below[x] - above[x + 1] + above[x];
        means[y][x] = (int) ((sum << PRECISION) / area);
      }
      above = below;
    }
    return means;
  }

  private static int[] edges(int from, int to) {
    int[] edges = new int[SIDE + 1];
    for (int i = 0; i <= SIDE; i++) {
      edges[i] = from * ONE + (to - from) * ONE * i / SIDE;
    }
    return edges;
  }

  /** Sums of all that is above and left of points on one line. */
  private long[] sums(int[] columns, int row) {
    long[] sums = new long[columns.length];
    for (int i = 0; i < columns.length; i++) {
      sums[i] = at(columns[i], row);
    }
    return sums;
  }

  private long at(int placeX, int placeY) {
    int x = placeX >> FRACTION;
    int y = placeY >> FRACTION;
    int shareX = placeX & ONE - 1;
    int shareY = placeY & ONE - 1;
    int right = shareX == 0 ? x : x + 1;
    int below = shareY == 0 ? y : y + 1;
    long upper = table[y * stride + x] * (ONE - shareX) + table[y * stride + right] * shareX;
    long lower =
        table[below * stride + x] * (ONE - shareX) + table[below * stride + right] * shareX;
    return upper * (ONE - shareY) + lower * shareY;
  }
}
