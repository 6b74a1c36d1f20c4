package io.cess4j.fingerprint.image;

/**
 * What the features are taken from: 64 x 64 means, whatever the shape of the view was.
 *
 * @param luma in 1/16 of a step
 * @param redGreen in 1/16 of a step
 * @param blueYellow in 1/16 of a step
 */
record Patch(int[] luma, int[] redGreen, int[] blueYellow) {
  static final int SIDE = 64;

  /** Mirrored, left to right. */
  Patch mirrored() {
    return new Patch(mirrored(luma), mirrored(redGreen), mirrored(blueYellow));
  }

  /** Turned by a quarter, clockwise. */
  Patch turned() {
    return new Patch(turned(luma), turned(redGreen), turned(blueYellow));
  }

  private static int[] mirrored(int[] plane) {
    int[] result = new int[plane.length];
    for (int i = 0; i < plane.length; i++) {
      result[i] = plane[i / SIDE * SIDE + SIDE - 1 - i % SIDE];
    }
    return result;
  }

  private static int[] turned(int[] plane) {
    int[] result = new int[plane.length];
    for (int i = 0; i < plane.length; i++) {
      result[i] = plane[(SIDE - 1 - i % SIDE) * SIDE + i / SIDE];
    }
    return result;
  }
}
