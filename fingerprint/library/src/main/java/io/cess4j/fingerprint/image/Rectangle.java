package io.cess4j.fingerprint.image;

/**
 * A part of a small picture, in 1/256 of a pixel.
 *
 * @param right first column that is not in it
 * @param bottom first row that is not in it
 */
record Rectangle(int left, int top, int right, int bottom) {
  Rectangle {
    if (left < 0 || top < 0 || right <= left || bottom <= top) {
      throw new IllegalArgumentException(
          "No rectangle: " + left + ", " + top + " to " + right + ", " + bottom);
    }
  }

  static Rectangle whole(SmallPicture picture) {
    return new Rectangle(
        0, 0, picture.width() * SummedPlane.UNIT, picture.height() * SummedPlane.UNIT);
  }

  /** The part between two points, given in thousandths of this rectangle. */
  Rectangle part(int left, int top, int right, int bottom) {
    return new Rectangle(x(left), y(top), x(right), y(bottom));
  }

  private int x(int thousandths) {
    return left + (int) ((long) (right - left) * thousandths / 1000);
  }

  private int y(int thousandths) {
    return top + (int) ((long) (bottom - top) * thousandths / 1000);
  }

  int width() {
    return right - left;
  }

  int height() {
    return bottom - top;
  }
}
