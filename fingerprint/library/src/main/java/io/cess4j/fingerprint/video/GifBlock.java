package io.cess4j.fingerprint.video;

import org.jspecify.annotations.Nullable;

/**
 * One image of a GIF file, before it is put on the screen (GIF89a, sections 20 to 23).
 *
 * @param left column of the screen where it begins
 * @param top row of the screen where it begins
 * @param width columns
 * @param height rows
 * @param colours RGB of each index
 * @param indices one pixel a byte, row after row
 * @param transparent index that leaves the screen as it is, -1 if none
 * @param hundredths for how long it is shown
 * @param disposal what becomes of its place afterwards: 2 cleared, 3 as before, otherwise left
 */
record GifBlock(
    int left,
    int top,
    int width,
    int height,
    int[] colours,
    byte[] indices,
    int transparent,
    int hundredths,
    int disposal) {
  static final int CLEAR = 2;
  static final int RESTORE = 3;

  /** What a graphic control extension says of the image after it. */
  record Control(int transparent, int hundredths, int disposal) {
    static final Control NONE = new Control(-1, 0, 0);

    static Control orNone(@Nullable Control control) {
      return control == null ? NONE : control;
    }
  }
}
