package io.cess4j.fingerprint.image;

/** How much there is to tell a picture by: PDQ's measure, in whole numbers. */
final class Quality {
  private static final int MAXIMUM = 100;
  private static final int DIVISOR = 90;
  private static final int WHITE = 255 * SmallPicture.STEPS;

  private Quality() {}

  /** 0 (one colour) to 100: the steps of brightness between neighbours that are worth seeing. */
  static int of(Patch patch) {
    int[] luma = patch.luma();
    int sum = 0;
    for (int i = 0; i < luma.length; i++) {
      if (i % Patch.SIDE < Patch.SIDE - 1) {
        sum += Math.abs(luma[i] - luma[i + 1]) * 100 / WHITE;
      }
      if (i + Patch.SIDE < luma.length) {
        sum += Math.abs(luma[i] - luma[i + Patch.SIDE]) * 100 / WHITE;
      }
    }
    return Math.min(MAXIMUM, sum / DIVISOR);
  }
}
