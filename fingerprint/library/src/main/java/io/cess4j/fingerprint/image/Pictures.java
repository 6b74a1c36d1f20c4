package io.cess4j.fingerprint.image;

import io.cess4j.fingerprint.media.Picture;

/** Changes of pictures, in integers: every machine gets the same pixels. */
public final class Pictures {
  private static final int FRACTION = 16;

  private Pictures() {}

  /** The rectangle whose upper left corner is at (x, y). */
  public static Picture crop(Picture picture, int x, int y, int width, int height) {
    if (x < 0 || y < 0 || x + width > picture.width() || y + height > picture.height()) {
      throw new IllegalArgumentException(
          "%d x %d pixels from (%d, %d) on are not all within %d x %d"
              .formatted(width, height, x, y, picture.width(), picture.height()));
    }
    int[] rgb = new int[width * height];
    for (int row = 0; row < height; row++) {
      System.arraycopy(picture.rgb(), (y + row) * picture.width() + x, rgb, row * width, width);
    }
    return new Picture(width, height, rgb);
  }

  /** The picture in another size, antialiased as Pillow's bicubic resize does it, to the bit. */
  public static Picture scale(Picture picture, int width, int height) {
    if (width == picture.width() && height == picture.height()) {
      return picture;
    }
    byte[] samples = new byte[Math.multiplyExact(picture.rgb().length, 3)];
    for (int i = 0; i < picture.rgb().length; i++) {
      int pixel = picture.rgb()[i];
      samples[3 * i] = (byte) (pixel >> 16);
      samples[3 * i + 1] = (byte) (pixel >> 8);
      samples[3 * i + 2] = (byte) pixel;
    }
    byte[] scaled = Resampling.scale(samples, picture.width(), picture.height(), 3, width, height);
    int[] rgb = new int[width * height];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] =
          (scaled[3 * i] & 0xff) << 16 | (scaled[3 * i + 1] & 0xff) << 8 | scaled[3 * i + 2] & 0xff;
    }
    return new Picture(width, height, rgb);
  }

  /** The picture, made smaller if it is longer than so many pixels, its proportions kept. */
  public static Picture bounded(Picture picture, int longest) {
    int side = Math.max(picture.width(), picture.height());
    return side <= longest
        ? picture
        : scale(
            picture,
            proportional(picture.width(), longest, side),
            proportional(picture.height(), longest, side));
  }

  private static int proportional(int length, int longest, int side) {
    return (int) Math.max(1, ((long) length * longest + side / 2) / side);
  }

  /** Left becomes right. */
  public static Picture mirror(Picture picture) {
    int width = picture.width();
    int[] rgb = new int[picture.rgb().length];
    for (int i = 0; i < rgb.length; i++) {
      int x = i % width;
      rgb[i] = picture.rgb()[i - x + width - 1 - x];
    }
    return new Picture(width, picture.height(), rgb);
  }

  /** Turns clockwise by so many times 90 degrees, 0 to 3. */
  public static Picture quarterTurns(Picture picture, int turns) {
    int width = picture.width();
    int height = picture.height();
    int[] source = picture.rgb();
    if (turns == 0) {
      return picture;
    }
    int[] rgb = new int[source.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int at =
            switch (turns) {
              case 1 -> x * height + height - 1 - y;
              case 2 -> (height - 1 - y) * width + width - 1 - x;
              case 3 -> (width - 1 - x) * height + y;
              default -> throw new IllegalArgumentException("0 to 3 quarter turns, not " + turns);
            };
        rgb[at] = source[y * width + x];
      }
    }
    return turns == 2 ? new Picture(width, height, rgb) : new Picture(height, width, rgb);
  }

  /**
   * Turns clockwise about the centre and keeps the largest part of the same proportions in which
   * nothing is missing; pixels in between are interpolated bilinearly.
   *
   * @param degrees -45 to 45
   */
  public static Picture rotate(Picture picture, double degrees) {
    if (!(Math.abs(degrees) <= 45)) {
      throw new IllegalArgumentException(
          "By -45 to 45 degrees, not " + degrees + ": use quarter turns for the rest");
    }
    // StrictMath, unlike Math, gives the same bits everywhere.
    double angle = StrictMath.toRadians(degrees);
    double sine = StrictMath.sin(angle);
    double cosine = StrictMath.cos(angle);
    double aspect =
        (double) Math.max(picture.width(), picture.height())
            / Math.min(picture.width(), picture.height());
    double kept = 1 / (cosine + aspect * Math.abs(sine));
    int width = Math.max(1, (int) (picture.width() * kept));
    int height = Math.max(1, (int) (picture.height() * kept));
    long across = Math.round(cosine * (1 << FRACTION));
    long down = Math.round(sine * (1 << FRACTION));
    int[] rgb = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        // Twice the distance from the centre, so that it is whole.
        long dx = 2L * x - width + 1;
        long dy = 2L * y - height + 1;
        long sourceX = (dx * across + dy * down >> 1) + ((picture.width() - 1L) << FRACTION - 1);
        long sourceY = (dy * across - dx * down >> 1) + ((picture.height() - 1L) << FRACTION - 1);
        rgb[y * width + x] = between(picture, sourceX, sourceY);
      }
    }
    return new Picture(width, height, rgb);
  }

  /** The colour at a place given in 16 fractional bits; beyond the edge the edge's own. */
  private static int between(Picture picture, long placeX, long placeY) {
    int x = Math.clamp(placeX >> FRACTION, 0, picture.width() - 1);
    int y = Math.clamp(placeY >> FRACTION, 0, picture.height() - 1);
    int right = Math.min(x + 1, picture.width() - 1);
    int below = Math.min(y + 1, picture.height() - 1);
    int shareX = (int) (placeX >> FRACTION - 8) & 0xff;
    int shareY = (int) (placeY >> FRACTION - 8) & 0xff;
    int[] rgb = picture.rgb();
    int width = picture.width();
    int result = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      int above =
          (rgb[y * width + x] >> shift & 0xff) * (256 - shareX)
              + (rgb[y * width + right] >> shift & 0xff) * shareX;
      int under =
          (rgb[below * width + x] >> shift & 0xff) * (256 - shareX)
              + (rgb[below * width + right] >> shift & 0xff) * shareX;
      result |= (above * (256 - shareY) + under * shareY + (1 << 15) >> 16) << shift;
    }
    return result;
  }
}
