package io.cess4j.fingerprint.image;

import io.cess4j.fingerprint.media.Picture;

/** Finds what was put around a picture: frames of one colour, bars above and below. */
public final class Borders {
  /** By how much a border's light may vary; hard JPEG compression scatters bars by so much. */
  private static final int LIGHT = 20;

  /** And each channel: JPEG's colours are blocks of 16 pixels, which content bleeds into. */
  private static final int CHANNEL = 72;

  /** One pixel in so many of a border's line may be of another colour. */
  private static final int STRAYS = 50;

  /** A border takes at most 45 % from each side. */
  private static final int MAX_SHARE = 45;

  private static final int ROUNDS = 3;
  private static final int SMALLEST = 8;

  private Borders() {}

  /**
   * Cuts bars and frames of nearly one colour off, each side by itself; pictures that are plain all
   * over stay as they are.
   */
  public static Picture trim(Picture picture) {
    Picture trimmed = picture;
    for (int round = 0; round < ROUNDS; round++) {
      int top = plainLines(trimmed, true, false);
      int bottom = plainLines(trimmed, true, true);
      int left = plainLines(trimmed, false, false);
      int right = plainLines(trimmed, false, true);
      int width = trimmed.width() - left - right;
      int height = trimmed.height() - top - bottom;
      if (top + bottom + left + right == 0 || width < SMALLEST || height < SMALLEST) {
        return trimmed;
      }
      trimmed = Pictures.crop(trimmed, left, top, width, height);
    }
    return trimmed;
  }

  /**
   * Cuts off what has exactly the colour of the upper left pixel on all sides, as ISO 24138's
   * reference does before Image-Codes.
   */
  public static Picture trimExactly(Picture picture) {
    int width = picture.width();
    int colour = picture.rgb()[0];
    int left = width;
    int right = -1;
    int top = picture.height();
    int bottom = -1;
    for (int i = 0; i < picture.rgb().length; i++) {
      if (picture.rgb()[i] != colour) {
        left = Math.min(left, i % width);
        right = Math.max(right, i % width);
        top = Math.min(top, i / width);
        bottom = i / width;
      }
    }
    return right < 0
        ? picture
        : Pictures.crop(picture, left, top, right - left + 1, bottom - top + 1);
  }

  /** How many lines from an edge on have one colour, all the same. */
  private static int plainLines(Picture picture, boolean rows, boolean fromEnd) {
    int lines = rows ? picture.height() : picture.width();
    int most = lines * MAX_SHARE / 100;
    int colour = mean(picture, rows, fromEnd ? lines - 1 : 0);
    int plain = 0;
    while (plain < most && isPlain(picture, rows, fromEnd ? lines - 1 - plain : plain, colour)) {
      plain++;
    }
    return plain < most ? plain : 0;
  }

  private static boolean isPlain(Picture picture, boolean rows, int line, int colour) {
    int length = rows ? picture.width() : picture.height();
    int strays = length / STRAYS;
    for (int i = 0; i < length && strays >= 0; i++) {
      if (differs(pixel(picture, rows, line, i), colour)) {
        strays--;
      }
    }
    return strays >= 0;
  }

  private static int mean(Picture picture, boolean rows, int line) {
    int length = rows ? picture.width() : picture.height();
    long red = 0;
    long green = 0;
    long blue = 0;
    for (int i = 0; i < length; i++) {
      int pixel = pixel(picture, rows, line, i);
      red += pixel >> 16 & 0xff;
      green += pixel >> 8 & 0xff;
      blue += pixel & 0xff;
    }
    return (int) (red / length << 16 | green / length << 8 | blue / length);
  }

  private static int pixel(Picture picture, boolean rows, int line, int index) {
    return rows
        ? picture.rgb()[line * picture.width() + index]
        : picture.rgb()[index * picture.width() + line];
  }

  private static boolean differs(int pixel, int colour) {
    return Math.abs(GrayPicture.luma(pixel) - GrayPicture.luma(colour)) > LIGHT
        || Math.abs((pixel >> 16 & 0xff) - (colour >> 16 & 0xff)) > CHANNEL
        || Math.abs((pixel & 0xff) - (colour & 0xff)) > CHANNEL;
  }
}
