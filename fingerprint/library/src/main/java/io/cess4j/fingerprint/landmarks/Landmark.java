package io.cess4j.fingerprint.landmarks;

/**
 * A place in a picture and what it looks like.
 *
 * @param x in {@link Evidence#UNITS} a pixel from the centre of the first column
 * @param y in {@link Evidence#UNITS} a pixel from the centre of the first row
 * @param level of {@link Pyramid} on which it was found: how large what it shows is
 * @param angle in which direction it is lighter, in 256ths of a full turn from x to y
 * @param first the first 64 bits of its descriptor
 * @param second bits 64 to 127
 * @param third what {@code first} is in a mirrored picture
 * @param fourth what {@code second} is in a mirrored picture
 */
record Landmark(
    int x, int y, int level, int angle, long first, long second, long third, long fourth) {
  static final int TURN = 256;

  /** How many of 256 bits differ. */
  int distance(Landmark other) {
    return Long.bitCount(first ^ other.first)
        + Long.bitCount(second ^ other.second)
        + Long.bitCount(third ^ other.third)
        + Long.bitCount(fourth ^ other.fourth);
  }

  /** The same place in the mirrored picture, whose last column has the given x. */
  Landmark mirrored(int lastX) {
    return new Landmark(
        lastX - x, y, level, TURN / 2 - angle & TURN - 1, third, fourth, first, second);
  }
}
