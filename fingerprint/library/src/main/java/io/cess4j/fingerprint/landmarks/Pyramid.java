package io.cess4j.fingerprint.landmarks;

import io.cess4j.fingerprint.image.GrayPicture;
import io.cess4j.fingerprint.media.Picture;

/**
 * A picture in a row of sizes, each 4/5 of the one before. All pictures begin with the same longer
 * side, small ones enlarged, so that a copy in another size has its landmarks on the same levels.
 */
final class Pyramid {
  static final int LONGEST = 512;
  static final int LEVELS = 8;

  private static final int SMALLEST = 32;

  private final GrayPicture[] levels;

  Pyramid(Picture picture) {
    int longer = Math.max(picture.width(), picture.height());
    GrayPicture gray = GrayPicture.of(picture);
    int width = Math.max(1, (picture.width() * LONGEST + longer / 2) / longer);
    int height = Math.max(1, (picture.height() * LONGEST + longer / 2) / longer);
    GrayPicture base = gray.scale(width, height);
    int count = 1;
    while (count < LEVELS && Math.min(length(width, count), length(height, count)) >= SMALLEST) {
      count++;
    }
    levels = new GrayPicture[count];
    for (int level = 0; level < count; level++) {
      levels[level] = smooth(base.scale(length(width, level), length(height, level)));
    }
  }

  /** How long a side of the first level is on another one. */
  static int length(int first, int level) {
    long length = first;
    long divisor = 1;
    for (int i = 0; i < level; i++) {
      length *= 4;
      divisor *= 5;
    }
    return (int) Math.max(1, (length + divisor / 2) / divisor);
  }

  int levels() {
    return levels.length;
  }

  GrayPicture level(int level) {
    return levels[level];
  }

  /** Weights 1, 2, 1 in both directions: single pixels' noise makes no corners. */
  private static GrayPicture smooth(GrayPicture picture) {
    int width = picture.width();
    int height = picture.height();
    byte[] result = new byte[width * height];
    for (int y = 0; y < height; y++) {
      int above = Math.max(0, y - 1);
      int below = Math.min(height - 1, y + 1);
      for (int x = 0; x < width; x++) {
        int left = Math.max(0, x - 1);
        int right = Math.min(width - 1, x + 1);
        int sum = column(picture, left, above, y, below);
        sum += 2 * column(picture, x, above, y, below);
        sum += column(picture, right, above, y, below);
        result[y * width + x] = (byte) (sum + 8 >> 4);
      }
    }
    return new GrayPicture(width, height, result);
  }

  private static int column(GrayPicture picture, int x, int above, int y, int below) {
    return picture.at(x, above) + 2 * picture.at(x, y) + picture.at(x, below);
  }
}
