package io.cess4j.fingerprint.training;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/**
 * Pictures made by dice: clouds of 1/f noise in two colours, with up to 39 ellipses and rectangles
 * on them, so that drawings and abstract works are not strange to the table.
 */
final class FractalPictures {
  private static final int SIDE = 256;
  private static final int COARSEST = 4;
  private static final int MOST_SHAPES = 40;

  private final RandomGenerator random;

  FractalPictures(RandomGenerator random) {
    this.random = random;
  }

  BufferedImage next() {
    double[] clouds = clouds();
    double[] hues = clouds();
    Color dark = new Color(random.nextInt(0x1000000));
    Color light = new Color(random.nextInt(0x1000000));
    BufferedImage picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < clouds.length; i++) {
      int rgb = 0;
      for (int shift = 16; shift >= 0; shift -= 8) {
        double from = dark.getRGB() >> shift & 255;
        double to = light.getRGB() >> shift & 255;
        double value = 128 + 60 * clouds[i] + (to - from) * 0.4 * hues[i];
        rgb |= (int) Math.clamp(value, 0, 255) << shift;
      }
      picture.setRGB(i % SIDE, i / SIDE, rgb);
    }
    shapes(picture);
    return picture;
  }

  private void shapes(BufferedImage picture) {
    Graphics2D graphics = picture.createGraphics();
    for (int i = random.nextInt(MOST_SHAPES); i > 0; i--) {
      graphics.setColor(new Color(random.nextInt(0x1000000)));
      int width = random.nextInt(8, SIDE / 2);
      int height = random.nextInt(8, SIDE / 2);
      int x = random.nextInt(SIDE) - width / 2;
      int y = random.nextInt(SIDE) - height / 2;
      if (random.nextBoolean()) {
        graphics.fillOval(x, y, width, height);
      } else {
        graphics.fillRect(x, y, width, height);
      }
    }
    graphics.dispose();
  }

  /** Octaves of value noise, each half as strong and twice as fine, with deviation about 1. */
  private double[] clouds() {
    double[] sum = new double[SIDE * SIDE];
    double strength = 1;
    for (int cells = COARSEST; cells <= SIDE / 2; cells *= 2) {
      double[] grid = new double[(cells + 1) * (cells + 1)];
      for (int i = 0; i < grid.length; i++) {
        grid[i] = random.nextGaussian() * strength;
      }
      for (int i = 0; i < sum.length; i++) {
        sum[i] += interpolated(grid, cells, i % SIDE, i / SIDE);
      }
      strength /= 2;
    }
    return sum;
  }

  private static double interpolated(double[] grid, int cells, int x, int y) {
    double gridX = (double) x * cells / SIDE;
    double gridY = (double) y * cells / SIDE;
    int column = (int) gridX;
    int row = (int) gridY;
    double right = gridX - column;
    double below = gridY - row;
    int i = row * (cells + 1) + column;
    return (grid[i] * (1 - right) + grid[i + 1] * right) * (1 - below)
        + (grid[i + cells + 1] * (1 - right) + grid[i + cells + 2] * right) * below;
  }
}
