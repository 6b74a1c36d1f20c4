package io.cess4j.fingerprint.evaluation.image;

import io.cess4j.fingerprint.evaluation.Item;
import io.cess4j.fingerprint.evaluation.Seeds;
import io.cess4j.fingerprint.media.Picture;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.Polygon;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Pictures that a seed makes: fractal noise, ridges under a sky, heaps of shapes, mosaics, and
 * mixtures. They give the strangers that a rate of 1e-4 needs where there are too few photographs;
 * they are no photographs, and the report counts them apart.
 */
public final class SyntheticPictures {
  private static final int LEAST_SIDE = 320;
  private static final int MOST_SIDE = 480;

  private SyntheticPictures() {}

  /** The first of an endless row. */
  public static List<Item<Picture>> items(long seed, int count) {
    return IntStream.range(0, count)
        .mapToObj(
            number -> {
              String name = "synthetic picture %03d".formatted(number);
              return new Item<>(name, true, () -> picture(number, Seeds.random(seed, name)));
            })
        .toList();
  }

  private static Picture picture(int number, RandomGenerator random) {
    int width = random.nextInt(LEAST_SIDE, MOST_SIDE + 1);
    int height = random.nextInt(LEAST_SIDE, MOST_SIDE + 1);
    BufferedImage image =
        switch (number % 4) {
          case 0 -> Noise.image(width, height, random);
          case 1 -> ridges(width, height, random);
          case 2 -> Mosaic.image(width, height, random);
          default -> gradient(width, height, random);
        };
    if (number % 4 != 1) {
      shapes(image, number % 4 == 3 ? random.nextInt(15, 40) : random.nextInt(2, 8), random);
    }
    // What a sensor adds: nothing in a photograph is quite even.
    return Pixels.noise(Canvas.picture(image), 2, random);
  }

  private static BufferedImage gradient(int width, int height, RandomGenerator random) {
    BufferedImage image = Canvas.blank(width, height);
    Graphics2D graphics = Canvas.draw(image);
    graphics.setPaint(
        new GradientPaint(
            random.nextInt(width),
            random.nextInt(height),
            colour(random),
            random.nextInt(width),
            random.nextInt(height),
            colour(random)));
    graphics.fillRect(0, 0, width, height);
    graphics.dispose();
    return image;
  }

  /** A sky and up to seven ridges, each with a grain of its own. */
  private static BufferedImage ridges(int width, int height, RandomGenerator random) {
    BufferedImage image = Noise.image(width, height, random);
    int layers = random.nextInt(3, 8);
    for (int layer = 0; layer < layers; layer++) {
      Noise line = new Noise(random, 1 + random.nextInt(5), .5);
      BufferedImage grain = Noise.image(width, height, random);
      double base = height * (.25 + .7 * layer / layers);
      double rise = height * random.nextDouble(.1, .4);
      double offset = random.nextDouble(100);
      for (int x = 0; x < width; x++) {
        int top = (int) (base - rise * line.at(offset + 3.0 * x / width, layer));
        for (int y = Math.max(0, top); y < height; y++) {
          image.setRGB(x, y, grain.getRGB(x, y));
        }
      }
    }
    return image;
  }

  private static void shapes(BufferedImage image, int count, RandomGenerator random) {
    Graphics2D graphics = Canvas.draw(image);
    for (int i = 0; i < count; i++) {
      int width = random.nextInt(image.getWidth() / 16, image.getWidth() / 2);
      int height = random.nextInt(image.getHeight() / 16, image.getHeight() / 2);
      int x = random.nextInt(image.getWidth()) - width / 2;
      int y = random.nextInt(image.getHeight()) - height / 2;
      graphics.setPaint(
          new GradientPaint(x, y, colour(random), x + width, y + height, colour(random)));
      switch (random.nextInt(5)) {
        case 0 -> graphics.fillOval(x, y, width, height);
        case 1 -> graphics.fillRect(x, y, width, height);
        case 2 -> graphics.fill(polygon(x, y, width, height, random));
        case 3 -> {
          graphics.setStroke(new BasicStroke(random.nextInt(2, 14)));
          graphics.drawOval(x, y, width, height);
        }
        default -> {
          graphics.setStroke(new BasicStroke(random.nextInt(2, 14)));
          graphics.drawLine(x, y, x + width, y + (random.nextBoolean() ? height : -height));
        }
      }
    }
    graphics.dispose();
  }

  private static Polygon polygon(int x, int y, int width, int height, RandomGenerator random) {
    Polygon polygon = new Polygon();
    int corners = random.nextInt(3, 9);
    for (int corner = 0; corner < corners; corner++) {
      polygon.addPoint(x + random.nextInt(width), y + random.nextInt(height));
    }
    return polygon;
  }

  static Color colour(RandomGenerator random) {
    return Color.getHSBColor(
        random.nextFloat(), random.nextFloat() * .9f, .1f + random.nextFloat() * .9f);
  }
}
