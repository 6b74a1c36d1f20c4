package io.cess4j.fingerprint.evaluation.image;

import io.cess4j.fingerprint.media.Picture;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;

/** Changes of each pixel, and of its neighbourhood. */
final class Pixels {
  private Pixels() {}

  static Picture each(Picture picture, IntUnaryOperator change) {
    int[] rgb = picture.rgb().clone();
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = change.applyAsInt(rgb[i]);
    }
    return new Picture(picture.width(), picture.height(), rgb);
  }

  /** The same curve for red, green and blue, on values of 0 to 1. */
  static Picture curve(Picture picture, DoubleUnaryOperator curve) {
    int[] table = new int[256];
    for (int value = 0; value < 256; value++) {
      table[value] = clamp(255 * curve.applyAsDouble(value / 255.0));
    }
    return each(
        picture,
        rgb -> table[rgb >> 16 & 255] << 16 | table[rgb >> 8 & 255] << 8 | table[rgb & 255]);
  }

  static Picture gray(Picture picture) {
    return each(
        picture,
        rgb -> {
          int luma = clamp(.299 * (rgb >> 16 & 255) + .587 * (rgb >> 8 & 255) + .114 * (rgb & 255));
          return luma * 0x010101;
        });
  }

  /** Turns the colour circle by a share of a full turn. */
  static Picture hue(Picture picture, float turn) {
    float[] hsb = new float[3];
    return each(
        picture,
        rgb -> {
          java.awt.Color.RGBtoHSB(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, hsb);
          return java.awt.Color.HSBtoRGB(hsb[0] + turn, hsb[1], hsb[2]) & 0xffffff;
        });
  }

  /** Adds noise of a normal distribution to red, green and blue. */
  static Picture noise(Picture picture, double deviation, RandomGenerator random) {
    return each(
        picture,
        rgb ->
            clamp((rgb >> 16 & 255) + deviation * random.nextGaussian()) << 16
                | clamp((rgb >> 8 & 255) + deviation * random.nextGaussian()) << 8
                | clamp((rgb & 255) + deviation * random.nextGaussian()));
  }

  /** Convolves with a normal distribution, along both axes. */
  static Picture blur(Picture picture, double deviation) {
    int reach = (int) Math.ceil(3 * deviation);
    float[] kernel = new float[2 * reach + 1];
    float sum = 0;
    for (int i = -reach; i <= reach; i++) {
      kernel[i + reach] = (float) Math.exp(-i * i / (2 * deviation * deviation));
      sum += kernel[i + reach];
    }
    for (int i = 0; i < kernel.length; i++) {
      kernel[i] /= sum;
    }
    return transposed(blurRows(transposed(blurRows(picture, kernel)), kernel));
  }

  private static Picture blurRows(Picture picture, float[] kernel) {
    int width = picture.width();
    int reach = kernel.length / 2;
    int[] source = picture.rgb();
    int[] result = new int[source.length];
    for (int start = 0; start < source.length; start += width) {
      for (int x = 0; x < width; x++) {
        float red = 0;
        float green = 0;
        float blue = 0;
        for (int i = -reach; i <= reach; i++) {
          int rgb = source[start + Math.clamp(x + i, 0, width - 1)];
          float weight = kernel[i + reach];
          red += weight * (rgb >> 16 & 255);
          green += weight * (rgb >> 8 & 255);
          blue += weight * (rgb & 255);
        }
        result[start + x] = clamp(red) << 16 | clamp(green) << 8 | clamp(blue);
      }
    }
    return new Picture(width, picture.height(), result);
  }

  /** Rows become columns. */
  static Picture transposed(Picture picture) {
    int width = picture.width();
    int height = picture.height();
    int[] rgb = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        rgb[x * height + y] = picture.rgb()[y * width + x];
      }
    }
    return new Picture(height, width, rgb);
  }

  /** Left becomes right. */
  static Picture mirrored(Picture picture) {
    int width = picture.width();
    int[] rgb = new int[picture.rgb().length];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = picture.rgb()[i - i % width + width - 1 - i % width];
    }
    return new Picture(width, picture.height(), rgb);
  }

  static int clamp(double value) {
    return Math.clamp(Math.round(value), 0, 255);
  }
}
