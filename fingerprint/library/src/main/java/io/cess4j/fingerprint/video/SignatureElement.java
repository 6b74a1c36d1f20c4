package io.cess4j.fingerprint.video;

import java.util.ArrayList;
import java.util.List;

/**
 * One of the 380 values of an MPEG-7 frame signature: the mean of some rectangles, less the mean of
 * others (or less middle grey where there are none).
 *
 * @param left four numbers a rectangle: left, top, right, bottom, inclusive, in cells of a 32 x 32
 *     grid
 * @param right likewise; empty for an element of averages
 */
record SignatureElement(List<int[]> left, List<int[]> right) {
  private static final int CORNERS = 4;

  /** Reads {@code LLLL+LLLL RRRR}, each letter a coordinate in base 32. */
  static SignatureElement parse(String text) {
    String[] sides = text.split(" ");
    return new SignatureElement(
        rectangles(sides[0]), sides.length == 1 ? List.of() : rectangles(sides[1]));
  }

  private static List<int[]> rectangles(String text) {
    List<int[]> rectangles = new ArrayList<>();
    for (String digits : text.split("\\+")) {
      int[] rectangle = new int[CORNERS];
      for (int i = 0; i < CORNERS; i++) {
        rectangle[i] = Character.digit(digits.charAt(i), Character.MAX_RADIX);
      }
      rectangles.add(rectangle);
    }
    return List.copyOf(rectangles);
  }

  /** How many cells the rectangles of one side have together. */
  static int cells(List<int[]> side) {
    int cells = 0;
    for (int[] rectangle : side) {
      cells += (rectangle[2] - rectangle[0] + 1) * (rectangle[3] - rectangle[1] + 1);
    }
    return cells;
  }
}
