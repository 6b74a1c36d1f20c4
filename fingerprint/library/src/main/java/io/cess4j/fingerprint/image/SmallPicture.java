package io.cess4j.fingerprint.image;

import io.cess4j.fingerprint.media.Picture;

/**
 * A picture whose longer side has at most 256 pixels, in opponent colours; all views are cut from
 * it. Every value is the exact mean of the area it stands for, in 1/16 of a step of 8 bits: no
 * decoder's or filter's rounding is in it.
 *
 * @param luma 0 to 4080, by the weights of BT.601
 * @param redGreen -4080 to 4080
 * @param blueYellow -4080 to 4080
 */
record SmallPicture(int width, int height, int[] luma, int[] redGreen, int[] blueYellow) {
  static final int LONGER_SIDE = 256;
  static final int STEPS = 16;

  /** Scales by area, keeping the shape; smaller pictures keep their pixels. */
  static SmallPicture of(Picture picture) {
    int longer = Math.max(picture.width(), picture.height());
    int side = Math.min(longer, LONGER_SIDE);
    return ofSize(
        picture,
        Math.max(1, (int) ((long) picture.width() * side / longer)),
        Math.max(1, (int) ((long) picture.height() * side / longer)));
  }

  private static SmallPicture ofSize(Picture picture, int width, int height) {
    int[] luma = new int[width * height];
    int[] redGreen = new int[width * height];
    int[] blueYellow = new int[width * height];
    AreaScaler scaler = new AreaScaler(picture, width, height);
    for (int y = 0; y < height; y++) {
      long[] sums = scaler.nextRow();
      for (int x = 0; x < width; x++) {
        int red = scaler.mean(sums[3 * x]);
        int green = scaler.mean(sums[3 * x + 1]);
        int blue = scaler.mean(sums[3 * x + 2]);
        int i = y * width + x;
        luma[i] = (19595 * red + 38470 * green + 7471 * blue) >> 16;
        redGreen[i] = red - green;
        blueYellow[i] = (red + green) / 2 - blue;
      }
    }
    return new SmallPicture(width, height, luma, redGreen, blueYellow);
  }
}
