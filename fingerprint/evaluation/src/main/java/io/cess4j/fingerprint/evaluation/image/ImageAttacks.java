package io.cess4j.fingerprint.evaluation.image;

import io.cess4j.fingerprint.evaluation.Attack;
import io.cess4j.fingerprint.media.Picture;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What is done to pictures. Sizes and places are drawn from continuous ranges: they never lie on
 * the grid of the registered views.
 */
public final class ImageAttacks {
  private ImageAttacks() {}

  /** All of them; targets name the groups. */
  public static List<Attack<Picture>> all() {
    return List.of(
        Attack.of("JPEG 10", "global", (picture, random) -> Jpeg.through(picture, 10)),
        Attack.of(
            "JPEG 11-75",
            "global",
            (picture, random) -> Jpeg.through(picture, random.nextInt(11, 76))),
        Attack.of("resize to 25 %", "global", (picture, random) -> stretched(picture, .25, .25)),
        Attack.of(
            "blur, sigma 1-4 px",
            "global",
            (picture, random) -> Pixels.blur(picture, random.nextDouble(1, 4))),
        Attack.of(
            "noise, sigma 10-30",
            "global",
            (picture, random) -> Pixels.noise(picture, random.nextDouble(10, 30), random)),
        Attack.of(
            "gamma 0.5-2",
            "global",
            (picture, random) -> {
              double gamma = Math.pow(2, random.nextDouble(-1, 1));
              return Pixels.curve(picture, value -> Math.pow(value, gamma));
            }),
        Attack.of("contrast and brightness", "global", ImageAttacks::contrast),
        Attack.of("gray", "global", (picture, random) -> Pixels.gray(picture)),
        Attack.of(
            "hue turned 30-330 degrees",
            "global",
            (picture, random) -> Pixels.hue(picture, random.nextFloat(30 / 360f, 330 / 360f))),
        Attack.of("text in three lines", "global", ImageAttacks::text),
        Attack.of("logo, 30 % of each side", "global", ImageAttacks::logo),
        Attack.of(
            "aspect ratio 0.75-1.33",
            "global",
            (picture, random) -> stretched(picture, random.nextDouble(.75, 1.333), 1)),
        Attack.of("pad 5-10 %", "pad", (picture, random) -> Borders.pad(picture, .05, .1, random)),
        Attack.of("pad 10-20 %", "pad", (picture, random) -> Borders.pad(picture, .1, .2, random)),
        Attack.of("letterbox or pillarbox", "pad", Borders::letterbox),
        Attack.of(
            "crop to 90-99 % of each side",
            "crop-10", (picture, random) -> cropped(picture, .9, .99, random)),
        Attack.of(
            "crop to 70-80 % of each side",
            "crop-30", (picture, random) -> cropped(picture, .7, .8, random)),
        Attack.of("one side loses 20 %", "one-sided", ImageAttacks::oneSided),
        Attack.of(
            "crop to 60 % of each side",
            "crop-40", (picture, random) -> cropped(picture, .6, .6001, random)),
        Attack.of("flip", "flip", (picture, random) -> Pixels.mirrored(picture)),
        Attack.of(
            "flip and crop to 80-90 %",
            "flip-crop", (picture, random) -> cropped(Pixels.mirrored(picture), .8, .9, random)),
        Attack.of("turn by 90, 180 or 270 degrees", "quarter-turn", ImageAttacks::quarterTurn),
        Attack.of(
            "turn by 1-5 degrees",
            "rotation-5",
            (picture, random) -> turned(picture, 1, 5, random)),
        Attack.of(
            "turn by 5-10 degrees",
            "rotation-10",
            (picture, random) -> turned(picture, 5, 10, random)),
        Attack.of("meme bar", "meme", Borders::memeBar),
        Attack.of(
            "crop to 85-95 %, resize to 60 %, JPEG 40, gamma 0.8",
            "combined",
            (picture, random) ->
                Pixels.curve(
                    Jpeg.through(stretched(cropped(picture, .85, .95, random), .6, .6), 40),
                    value -> Math.pow(value, .8))));
  }

  private static Picture stretched(Picture picture, double across, double down) {
    return Canvas.resize(
        picture,
        Math.max(1, (int) Math.round(picture.width() * across)),
        Math.max(1, (int) Math.round(picture.height() * down)));
  }

  private static Picture contrast(Picture picture, RandomGenerator random) {
    double slope = Math.pow(2, random.nextDouble(-.8, .8));
    double shift = random.nextDouble(-.15, .15);
    return Pixels.curve(picture, value -> .5 + shift + slope * (value - .5));
  }

  private static Picture text(Picture picture, RandomGenerator random) {
    Picture copy = new Picture(picture.width(), picture.height(), picture.rgb().clone());
    int cell = Math.max(1, picture.width() / 150);
    for (int line = 0; line < 3; line++) {
      int letters = Lettering.fitting(picture.width(), cell) * 2 / 3;
      int top = random.nextInt(Math.max(1, picture.height() - Lettering.height(cell)));
      int rgb = random.nextBoolean() ? 0xffffff : 0x101010;
      Lettering.line(
          copy, random.nextInt(picture.width() / 3 + 1), top, cell, letters, rgb, random);
    }
    return copy;
  }

  private static Picture logo(Picture picture, RandomGenerator random) {
    Picture copy = new Picture(picture.width(), picture.height(), picture.rgb().clone());
    int width = Math.max(1, picture.width() * 3 / 10);
    int height = Math.max(1, picture.height() * 3 / 10);
    int left = random.nextInt(picture.width() - width + 1);
    int top = random.nextInt(picture.height() - height + 1);
    Lettering.fill(copy, left, top, width, height, random.nextInt(1 << 24));
    int cell = Math.max(1, width / 20);
    Lettering.line(
        copy,
        left + cell,
        top + Math.max(0, height - Lettering.height(cell)) / 2,
        cell,
        3,
        random.nextInt(1 << 24),
        random);
    return copy;
  }

  private static Picture cropped(
      Picture picture, double least, double most, RandomGenerator random) {
    int width = Math.max(1, (int) Math.round(picture.width() * random.nextDouble(least, most)));
    int height = Math.max(1, (int) Math.round(picture.height() * random.nextDouble(least, most)));
    return Canvas.crop(
        picture,
        random.nextInt(picture.width() - width + 1),
        random.nextInt(picture.height() - height + 1),
        width,
        height);
  }

  private static Picture oneSided(Picture picture, RandomGenerator random) {
    int width = picture.width();
    int height = picture.height();
    int less = Math.max(1, (int) Math.round(width * .8));
    int lower = Math.max(1, (int) Math.round(height * .8));
    return switch (random.nextInt(4)) {
      case 0 -> Canvas.crop(picture, 0, 0, less, height);
      case 1 -> Canvas.crop(picture, width - less, 0, less, height);
      case 2 -> Canvas.crop(picture, 0, 0, width, lower);
      default -> Canvas.crop(picture, 0, height - lower, width, lower);
    };
  }

  private static Picture quarterTurn(Picture picture, RandomGenerator random) {
    return switch (random.nextInt(3)) {
      case 0 -> Pixels.mirrored(Pixels.transposed(picture));
      case 1 -> Pixels.transposed(Pixels.mirrored(Pixels.transposed(Pixels.mirrored(picture))));
      default -> Pixels.transposed(Pixels.mirrored(picture));
    };
  }

  /** Corners black, white or cut off with the border that holds them. */
  private static Picture turned(
      Picture picture, double least, double most, RandomGenerator random) {
    double degrees = random.nextDouble(least, most) * (random.nextBoolean() ? 1 : -1);
    int rgb = random.nextBoolean() ? 0 : 0xffffff;
    return switch (random.nextInt(3)) {
      case 0 -> Canvas.turn(picture, degrees, rgb, false);
      case 1 -> Canvas.turn(picture, degrees, rgb, true);
      default -> {
        Picture turned = Canvas.turn(picture, degrees, rgb, false);
        double angle = Math.toRadians(Math.abs(degrees));
        int across =
            Math.min(
                (picture.width() - 1) / 2,
                (int) Math.ceil(picture.height() / 2.0 * Math.tan(angle)));
        int down =
            Math.min(
                (picture.height() - 1) / 2,
                (int) Math.ceil(picture.width() / 2.0 * Math.tan(angle)));
        yield Canvas.crop(
            turned, across, down, picture.width() - 2 * across, picture.height() - 2 * down);
      }
    };
  }
}
