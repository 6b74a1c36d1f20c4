package io.cess4j.fingerprint.video;

/** Brightness of a pixel as a video carries it. */
final class Luma {
  private Luma() {}

  /**
   * ITU-R BT.601 in the range of a video's samples, 16 (black) to 235 (white): what a decoder holds
   * before it converts to RGB, and what MPEG-7 averages.
   */
  static int of(int rgb) {
    return (66 * (rgb >> 16 & 0xff) + 129 * (rgb >> 8 & 0xff) + 25 * (rgb & 0xff) + 128 >> 8) + 16;
  }
}
