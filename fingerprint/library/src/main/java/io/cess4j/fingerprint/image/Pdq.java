package io.cess4j.fingerprint.image;

import io.cess4j.fingerprint.code.Code256;
import io.cess4j.fingerprint.media.Picture;
import java.util.Arrays;

/**
 * PDQ, the perceptual hash of Facebook's ThreatExchange (Davis and Rosen, "The TMK+PDQF video
 * hashing algorithm and the PDQ image hashing algorithm", 2019): light, smoothed by two passes of
 * box filters and reduced to 64 x 64, of whose cosine transform the 16 x 16 lowest frequencies but
 * the constant one are compared with their median. Its arithmetic is that of 32-bit floats in a
 * given order, which Java defines to the bit; it finds candidates and is no part of the MDRC
 * identifier.
 */
public final class Pdq {
  /** Pictures are made so small first: PDQ's filters are for pictures of this size and below. */
  private static final int LONGEST = 2048;

  private static final int SMALLEST = 5;
  private static final int GRID = 64;
  private static final int BLOCK = 16;
  private static final int PASSES = 2;
  private static final int QUALITY_DIVISOR = 90;
  private static final int MAX_QUALITY = 100;
  private static final float[][] COSINES = cosines();

  private Pdq() {}

  /** The hash of a picture of any size; below 5 x 5 pixels the bits are 0 and the quality too. */
  public static PdqHash of(Picture picture) {
    if (Math.min(picture.width(), picture.height()) < SMALLEST) {
      return new PdqHash(new Code256(0, 0, 0, 0), 0);
    }
    float[][] grid = grid(Pictures.bounded(picture, LONGEST));
    return new PdqHash(bits(transform(grid)), quality(grid));
  }

  private static float[][] grid(Picture picture) {
    int width = picture.width();
    int height = picture.height();
    float[] light = light(picture);
    float[] smoothed = new float[light.length];
    for (int pass = 0; pass < PASSES; pass++) {
      for (int y = 0; y < height; y++) {
        box(light, smoothed, y * width, width, 1);
      }
      for (int x = 0; x < width; x++) {
        box(smoothed, light, x, height, width);
      }
    }
    float[][] grid = new float[GRID][GRID];
    for (int i = 0; i < GRID; i++) {
      int y = (int) ((i + 0.5) * height / GRID);
      for (int j = 0; j < GRID; j++) {
        grid[i][j] = light[y * width + (int) ((j + 0.5) * width / GRID)];
      }
    }
    return grid;
  }

  private static float[] light(Picture picture) {
    float[] light = new float[picture.rgb().length];
    for (int i = 0; i < light.length; i++) {
      int pixel = picture.rgb()[i];
      light[i] =
          0.299f * (pixel >> 16 & 0xff) + 0.587f * (pixel >> 8 & 0xff) + 0.114f * (pixel & 0xff);
    }
    return light;
  }

  /** Means over a window that is cut off at both ends, by one running sum. */
  private static void box(float[] from, float[] to, int begin, int length, int step) {
    int window = (length + 2 * GRID - 1) / (2 * GRID);
    int ahead = (window + 2) / 2 - 1;
    int behind = window - ahead - 1;
    float sum = 0;
    int count = 0;
    int next = 0;
    for (int i = -ahead; i < length; i++) {
      if (next < length) {
        sum += from[begin + next * step];
        count++;
        next++;
      }
      if (i > behind) {
        sum -= from[begin + (i - behind - 1) * step];
        count--;
      }
      if (i >= 0) {
        to[begin + i * step] = sum / count;
      }
    }
  }

  /** Rows 1 to 16 of the cosine transform in both directions. */
  private static float[] transform(float[][] grid) {
    float[][] half = new float[BLOCK][GRID];
    for (int i = 0; i < BLOCK; i++) {
      for (int j = 0; j < GRID; j++) {
        float sum = 0;
        for (int k = 0; k < GRID; k++) {
          sum += COSINES[i][k] * grid[k][j];
        }
        half[i][j] = sum;
      }
    }
    float[] result = new float[BLOCK * BLOCK];
    for (int i = 0; i < BLOCK; i++) {
      for (int j = 0; j < BLOCK; j++) {
        float sum = 0;
        for (int k = 0; k < GRID; k++) {
          sum += half[i][k] * COSINES[j][k];
        }
        result[i * BLOCK + j] = sum;
      }
    }
    return result;
  }

  /** Hexadecimal PDQ begins with the last coefficient. */
  private static Code256 bits(float[] coefficients) {
    float[] sorted = coefficients.clone();
    Arrays.sort(sorted);
    float median = sorted[(sorted.length - 1) / 2];
    byte[] bytes = new byte[Code256.BYTES];
    for (int i = 0; i < coefficients.length; i++) {
      if (coefficients[i] > median) {
        bytes[bytes.length - 1 - i / 8] |= (byte) (1 << i % 8);
      }
    }
    return Code256.of(bytes);
  }

  /** Steps of brightness between neighbours that are worth seeing. */
  private static int quality(float[][] grid) {
    int sum = 0;
    for (int i = 0; i < GRID; i++) {
      for (int j = 0; j < GRID; j++) {
        if (i + 1 < GRID) {
          sum += Math.abs((int) ((grid[i][j] - grid[i + 1][j]) * 100 / 255));
        }
        if (j + 1 < GRID) {
          sum += Math.abs((int) ((grid[i][j] - grid[i][j + 1]) * 100 / 255));
        }
      }
    }
    return Math.min(MAX_QUALITY, sum / QUALITY_DIVISOR);
  }

  private static float[][] cosines() {
    float[][] cosines = new float[BLOCK][GRID];
    float scale = (float) Math.sqrt(2.0 / GRID);
    for (int i = 0; i < BLOCK; i++) {
      for (int j = 0; j < GRID; j++) {
        cosines[i][j] =
            (float) (scale * StrictMath.cos(Math.PI / 2 / GRID * (i + 1) * (2 * j + 1)));
      }
    }
    return cosines;
  }
}
