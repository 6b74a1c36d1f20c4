package io.cess4j.fingerprint.evaluation.image;

import io.cess4j.fingerprint.media.Picture;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** What is put around a picture. */
final class Borders {
  private Borders() {}

  /** A border of one colour; its width differs from side to side. */
  static Picture pad(Picture picture, double least, double most, RandomGenerator random) {
    int colour =
        switch (random.nextInt(3)) {
          case 0 -> 0;
          case 1 -> 0xffffff;
          default -> random.nextInt(1 << 24);
        };
    return framed(
        picture,
        (int) (picture.width() * random.nextDouble(least, most)),
        (int) (picture.width() * random.nextDouble(least, most)),
        (int) (picture.height() * random.nextDouble(least, most)),
        (int) (picture.height() * random.nextDouble(least, most)),
        colour);
  }

  /** Two black bars of one width, 5 to 30 % of the side. */
  static Picture letterbox(Picture picture, RandomGenerator random) {
    double share = random.nextDouble(.05, .3);
    int down = (int) (picture.height() * share);
    int across = (int) (picture.width() * share);
    return random.nextInt(3) < 2
        ? framed(picture, 0, 0, down, down, 0)
        : framed(picture, across, across, 0, 0, 0);
  }

  /** A white bar above with two lines of black letters. */
  static Picture memeBar(Picture picture, RandomGenerator random) {
    int bar = (int) (picture.height() * random.nextDouble(.15, .3));
    Picture framed = framed(picture, 0, 0, bar, 0, 0xffffff);
    int cell = Math.max(1, bar / 20);
    for (int line = 0; line < 2; line++) {
      Lettering.line(
          framed,
          2 * cell,
          2 * cell + line * (Lettering.height(cell) + 2 * cell),
          cell,
          Lettering.fitting(picture.width() - 4 * cell, cell),
          0x101010,
          random);
    }
    return framed;
  }

  private static Picture framed(
      Picture picture, int left, int right, int top, int bottom, int colour) {
    int width = picture.width() + left + right;
    int height = picture.height() + top + bottom;
    int[] rgb = new int[width * height];
    Arrays.fill(rgb, colour);
    for (int y = 0; y < picture.height(); y++) {
      System.arraycopy(
          picture.rgb(), y * picture.width(), rgb, (top + y) * width + left, picture.width());
    }
    return new Picture(width, height, rgb);
  }
}
