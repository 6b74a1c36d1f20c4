package io.cess4j.fingerprint.evaluation.image;

import java.awt.image.BufferedImage;
import java.util.random.RandomGenerator;

/** Cells around random points (Voronoi), shaded by the distance from them. */
final class Mosaic {
  private Mosaic() {}

  static BufferedImage image(int width, int height, RandomGenerator random) {
    int cells = random.nextInt(12, 60);
    int[] x = random.ints(cells, 0, width).toArray();
    int[] y = random.ints(cells, 0, height).toArray();
    int[] rgb = random.ints(cells, 0, 1 << 24).toArray();
    double shade = random.nextDouble(.2, 1) / Math.max(width, height) * Math.sqrt(cells);
    BufferedImage image = Canvas.blank(width, height);
    for (int row = 0; row < height; row++) {
      for (int column = 0; column < width; column++) {
        int nearest = 0;
        long least = Long.MAX_VALUE;
        for (int cell = 0; cell < cells; cell++) {
          long across = column - x[cell];
          long down = row - y[cell];
          long distance = across * across + down * down;
          if (distance < least) {
            least = distance;
            nearest = cell;
          }
        }
        double bright = Math.max(.2, 1.2 - shade * Math.sqrt(least));
        image.setRGB(
            column,
            row,
            Pixels.clamp(bright * (rgb[nearest] >> 16 & 255)) << 16
                | Pixels.clamp(bright * (rgb[nearest] >> 8 & 255)) << 8
                | Pixels.clamp(bright * (rgb[nearest] & 255)));
      }
    }
    return image;
  }
}
