package io.cess4j.fingerprint.image;

/** Turns small pictures by a few degrees about their centre; what is missing repeats the edge. */
final class Turning {
  private static final int DIGITS = 16;

  private final long cosine;
  private final long sine;

  /**
   * @param tenths of a degree, clockwise; below 0 the other way
   */
  Turning(int tenths) {
    double angle = StrictMath.toRadians(tenths / 10.0);
    this.cosine = (long) StrictMath.rint(StrictMath.cos(angle) * (1 << DIGITS));
    this.sine = (long) StrictMath.rint(StrictMath.sin(angle) * (1 << DIGITS));
  }

  SmallPicture turn(SmallPicture picture) {
    int width = picture.width();
    int height = picture.height();
    return new SmallPicture(
        width,
        height,
        turn(picture.luma(), width, height),
        turn(picture.redGreen(), width, height),
        turn(picture.blueYellow(), width, height));
  }

  /**
   * The upright rectangle of which a picture was turned if its canvas grew so that nothing was cut
   * off: width and height in thousandths of the canvas, at least 500.
   */
  int[] uprightShare(int width, int height) {
    long down = Math.abs(sine);
    long square = (cosine * cosine - sine * sine) >> DIGITS;
    long upright = (width * cosine - height * down) / square;
    long tall = (height * cosine - width * down) / square;
    return new int[] {
      (int) Math.clamp(upright * 1000 / width, 500, 1000),
      (int) Math.clamp(tall * 1000 / height, 500, 1000)
    };
  }

  private int[] turn(int[] plane, int width, int height) {
    int[] turned = new int[plane.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        // Twice the distance from the centre, so that it is whole.
        long right = 2L * x - width + 1;
        long down = 2L * y - height + 1;
        long sourceX = (right * cosine + down * sine >> 1) + ((width - 1L) << DIGITS - 1);
        long sourceY = (down * cosine - right * sine >> 1) + ((height - 1L) << DIGITS - 1);
        turned[y * width + x] = between(plane, width, height, sourceX, sourceY);
      }
    }
    return turned;
  }

  private static int between(int[] plane, int width, int height, long placeX, long placeY) {
    int x = Math.clamp(placeX >> DIGITS, 0, width - 1);
    int y = Math.clamp(placeY >> DIGITS, 0, height - 1);
    int right = Math.min(x + 1, width - 1);
    int below = Math.min(y + 1, height - 1);
    int shareX = (int) (placeX >> DIGITS - 8) & 0xff;
    int shareY = (int) (placeY >> DIGITS - 8) & 0xff;
    int above = plane[y * width + x] * (256 - shareX) + plane[y * width + right] * shareX;
    int under = plane[below * width + x] * (256 - shareX) + plane[below * width + right] * shareX;
    return above * (256 - shareY) + under * shareY >> 16;
  }
}
