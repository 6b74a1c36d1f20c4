package io.cess4j.fingerprint.image;

import io.cess4j.fingerprint.media.Picture;

/**
 * Shrinks a picture to the means of equal rectangles, row after row, exactly: a source pixel is
 * {@code width} x {@code height} units large and a target pixel {@code picture.width()} x {@code
 * picture.height()}, so that every overlap is a whole number of units.
 */
final class AreaScaler {
  private final Picture picture;
  private final int width;
  private final int height;
  private final long area;
  private int row;

  AreaScaler(Picture picture, int width, int height) {
    this.picture = picture;
    this.width = width;
    this.height = height;
    this.area = (long) picture.width() * picture.height();
  }

  /** The picture with at most so many pixels on its longer side, rounded to whole steps. */
  static Picture bounded(Picture picture, int longest) {
    int longer = Math.max(picture.width(), picture.height());
    if (longer <= longest) {
      return picture;
    }
    int width = Math.max(1, (int) ((long) picture.width() * longest / longer));
    int height = Math.max(1, (int) ((long) picture.height() * longest / longer));
    AreaScaler scaler = new AreaScaler(picture, width, height);
    int[] rgb = new int[width * height];
    for (int y = 0; y < height; y++) {
      long[] sums = scaler.nextRow();
      for (int x = 0; x < width; x++) {
        rgb[y * width + x] =
            scaler.step(sums[3 * x]) << 16
                | scaler.step(sums[3 * x + 1]) << 8
                | scaler.step(sums[3 * x + 2]);
      }
    }
    return new Picture(width, height, rgb);
  }

  /** Red, green, blue of each target pixel, summed over its units. */
  long[] nextRow() {
    long top = (long) row * picture.height();
    long bottom = top + picture.height();
    long[] sums = new long[3 * width];
    for (int y = (int) (top / height); (long) y * height < bottom; y++) {
      long rows = Math.min(bottom, (y + 1L) * height) - Math.max(top, (long) y * height);
      add(y, rows, sums);
    }
    row++;
    return sums;
  }

  /** The mean behind a sum, in 1/16 of a step, rounded. */
  int mean(long sum) {
    return (int) ((sum * SmallPicture.STEPS + area / 2) / area);
  }

  private int step(long sum) {
    return (int) ((sum + area / 2) / area);
  }

  private void add(int y, long rows, long[] sums) {
    int[] rgb = picture.rgb();
    int first = y * picture.width();
    int target = 0;
    long end = picture.width();
    long left = 0;
    for (int x = 0; x < picture.width(); x++) {
      int pixel = rgb[first + x];
      long right = left + width;
      while (left < right) {
        long part = Math.min(right, end) - left;
        long weight = part * rows;
        sums[target] += weight * (pixel >> 16 & 0xFF);
        sums[target + 1] += weight * (pixel >> 8 & 0xFF);
        sums[target + 2] += weight * (pixel & 0xFF);
        left += part;
        if (left == end) {
          target += 3;
          end += picture.width();
        }
      }
    }
  }
}
