package io.cess4j.fingerprint.evaluation.image;

import io.cess4j.fingerprint.media.Picture;
import java.util.random.RandomGenerator;

/**
 * Writes on pictures in letters of 5 x 7 cells, which need no font of the machine: the same
 * everywhere.
 */
final class Lettering {
  /** Rows of five bits, for A, B, C, D, E, H, I, L, N, O, R, S, T and U. */
  private static final int[][] LETTERS = {
    {14, 17, 17, 31, 17, 17, 17},
    {30, 17, 17, 30, 17, 17, 30},
    {14, 17, 16, 16, 16, 17, 14},
    {30, 17, 17, 17, 17, 17, 30},
    {31, 16, 16, 30, 16, 16, 31},
    {17, 17, 17, 31, 17, 17, 17},
    {14, 4, 4, 4, 4, 4, 14},
    {16, 16, 16, 16, 16, 16, 31},
    {17, 25, 21, 19, 17, 17, 17},
    {14, 17, 17, 17, 17, 17, 14},
    {30, 17, 17, 30, 20, 18, 17},
    {15, 16, 16, 14, 1, 1, 30},
    {31, 4, 4, 4, 4, 4, 4},
    {17, 17, 17, 17, 17, 17, 14}
  };

  private static final int COLUMNS = 5;
  private static final int ROWS = 7;

  private Lettering() {}

  /** A line of random letters, from its left upper corner on. */
  static void line(
      Picture picture, int left, int top, int cell, int letters, int rgb, RandomGenerator random) {
    for (int letter = 0; letter < letters; letter++) {
      int[] rows = LETTERS[random.nextInt(LETTERS.length)];
      int start = left + letter * (COLUMNS + 1) * cell;
      for (int row = 0; row < ROWS; row++) {
        for (int column = 0; column < COLUMNS; column++) {
          if ((rows[row] >> (COLUMNS - 1 - column) & 1) == 1) {
            fill(picture, start + column * cell, top + row * cell, cell, cell, rgb);
          }
        }
      }
    }
  }

  /** How many letters of this cell fit into a width. */
  static int fitting(int width, int cell) {
    return Math.max(1, width / ((COLUMNS + 1) * cell));
  }

  static int height(int cell) {
    return ROWS * cell;
  }

  /** Fills a rectangle, as far as it is inside. */
  static void fill(Picture picture, int left, int top, int width, int height, int rgb) {
    for (int y = Math.max(0, top); y < Math.min(picture.height(), top + height); y++) {
      for (int x = Math.max(0, left); x < Math.min(picture.width(), left + width); x++) {
        picture.rgb()[y * picture.width() + x] = rgb;
      }
    }
  }
}
