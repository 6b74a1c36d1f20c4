package io.cess4j.fingerprint.video;

import io.cess4j.fingerprint.media.Picture;

/**
 * A frame, reduced by averaging to what comparing needs.
 *
 * @param slot the fifth of a second in which it is shown
 * @param picture what it shows, its longer side {@link #LONGEST} or less
 */
record SmallFrame(long slot, Picture picture) {
  /** Length of the longer side of larger frames. */
  static final int LONGEST = 192;

  private static final int CHANNELS = 3;

  static SmallFrame of(long slot, Picture picture) {
    int longest = Math.max(picture.width(), picture.height());
    return new SmallFrame(
        slot,
        longest <= LONGEST
            ? picture
            : reduced(
                picture,
                (int) Math.max(1, (long) picture.width() * LONGEST / longest),
                (int) Math.max(1, (long) picture.height() * LONGEST / longest)));
  }

  private static Picture reduced(Picture picture, int width, int height) {
    int[] columns = new int[picture.width()];
    int[] counts = new int[width];
    for (int x = 0; x < columns.length; x++) {
      columns[x] = (int) ((long) x * width / columns.length);
      counts[columns[x]]++;
    }
    int[] rgb = new int[width * height];
    int y = 0;
    for (int row = 0; row < height; row++) {
      int end = (int) ((row + 1L) * picture.height() / height);
      long[] sums = new long[CHANNELS * width];
      int rows = end - y;
      for (; y < end; y++) {
        addRow(picture, y, columns, sums);
      }
      for (int x = 0; x < width; x++) {
        long count = (long) counts[x] * rows;
        int pixel = 0;
        for (int channel = 0; channel < CHANNELS; channel++) {
          pixel = pixel << 8 | (int) ((sums[CHANNELS * x + channel] + count / 2) / count);
        }
        rgb[row * width + x] = pixel;
      }
    }
    return new Picture(width, height, rgb);
  }

  private static void addRow(Picture picture, int y, int[] columns, long[] sums) {
    int from = y * picture.width();
    for (int x = 0; x < columns.length; x++) {
      int pixel = picture.rgb()[from + x];
      int to = CHANNELS * columns[x];
      sums[to] += pixel >> 16 & 0xff;
      sums[to + 1] += pixel >> 8 & 0xff;
      sums[to + 2] += pixel & 0xff;
    }
  }

  int width() {
    return picture.width();
  }

  int height() {
    return picture.height();
  }

  /** The light at a place. */
  int at(int x, int y) {
    return Luma.of(picture.rgb()[y * picture.width() + x]);
  }

  /** The whole of it. */
  Box whole() {
    return new Box(0, 0, width(), height());
  }

  /**
   * A part of a frame.
   *
   * @param left first column
   * @param top first row
   * @param right column after the last
   * @param bottom row after the last
   */
  record Box(int left, int top, int right, int bottom) {}
}
