package io.cess4j.fingerprint.evaluation.image;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/** Fractal value noise: smooth random grids, each twice as fine and less strong than the last. */
final class Noise {
  private static final int SIDE = 64;
  private static final int OCTAVES = 6;

  private final float[] grid = new float[SIDE * SIDE];
  private final double frequency;
  private final double persistence;

  Noise(RandomGenerator random, double frequency, double persistence) {
    this.frequency = frequency;
    this.persistence = persistence;
    for (int i = 0; i < grid.length; i++) {
      grid[i] = random.nextFloat();
    }
  }

  /** 0 to 1. */
  double at(double x, double y) {
    double sum = 0;
    double weights = 0;
    double weight = 1;
    double scale = frequency;
    for (int octave = 0; octave < OCTAVES; octave++) {
      sum += weight * smooth(x * scale + 17 * octave, y * scale + 31 * octave);
      weights += weight;
      weight *= persistence;
      scale *= 2;
    }
    return sum / weights;
  }

  private double smooth(double x, double y) {
    int left = (int) Math.floor(x);
    int top = (int) Math.floor(y);
    double across = ease(x - left);
    double down = ease(y - top);
    double above = value(left, top) * (1 - across) + value(left + 1, top) * across;
    double below = value(left, top + 1) * (1 - across) + value(left + 1, top + 1) * across;
    return above * (1 - down) + below * down;
  }

  private float value(int x, int y) {
    return grid[Math.floorMod(y, SIDE) * SIDE + Math.floorMod(x, SIDE)];
  }

  private static double ease(double share) {
    return share * share * (3 - 2 * share);
  }

  /** Between two colours by one noise, darkened by another. */
  static BufferedImage image(int width, int height, RandomGenerator random) {
    Noise mixing = new Noise(random, random.nextDouble(1.5, 8), random.nextDouble(.35, .75));
    Noise light = new Noise(random, random.nextDouble(1, 5), random.nextDouble(.3, .7));
    Color first = SyntheticPictures.colour(random);
    Color second = SyntheticPictures.colour(random);
    BufferedImage image = Canvas.blank(width, height);
    double longer = Math.max(width, height);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double share = Math.clamp(2.5 * mixing.at(x / longer, y / longer) - .75, 0, 1);
        double bright = Math.clamp(1.8 * light.at(x / longer, y / longer), .1, 1.4);
        image.setRGB(
            x,
            y,
            Pixels.clamp(bright * mix(first.getRed(), second.getRed(), share)) << 16
                | Pixels.clamp(bright * mix(first.getGreen(), second.getGreen(), share)) << 8
                | Pixels.clamp(bright * mix(first.getBlue(), second.getBlue(), share)));
      }
    }
    return image;
  }

  private static double mix(int first, int second, double share) {
    return first + (second - first) * share;
  }
}
