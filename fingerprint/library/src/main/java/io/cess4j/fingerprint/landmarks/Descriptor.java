package io.cess4j.fingerprint.landmarks;

import io.cess4j.fingerprint.image.GrayPicture;
import java.util.SplittableRandom;

/**
 * 256 comparisons of the light in two squares around a landmark, in a frame that turns with it:
 * BRIEF (Calonder et al. 2010) steered as ORB (Rublee et al. 2011) does it, with means of squares
 * instead of pixels. Comparison i + 128 is the mirror image of comparison i, so that a mirrored
 * picture's descriptor is this one with its halves exchanged.
 */
final class Descriptor {
  /** Samples from the centre of the frame to its edge. */
  static final int HALF = 14;

  private static final int SIDE = 2 * HALF + 1;
  private static final int FRACTION = 14;
  private static final int[] COSINES = new int[Landmark.TURN];
  private static final int[] SINES = new int[Landmark.TURN];
  private static final int[][] TESTS = tests();

  static {
    for (int i = 0; i < Landmark.TURN; i++) {
      // StrictMath gives the same bits everywhere.
      double angle = 2 * Math.PI * i / Landmark.TURN;
      COSINES[i] = (int) Math.rint(StrictMath.cos(angle) * (1 << FRACTION));
      SINES[i] = (int) Math.rint(StrictMath.sin(angle) * (1 << FRACTION));
    }
  }

  private static final int DISC = 12;

  private Descriptor() {}

  /** The direction from a place to the centroid of the light around it, in 256ths of a turn. */
  static int angle(GrayPicture level, int x, int y) {
    long momentX = 0;
    long momentY = 0;
    for (int dy = -DISC; dy <= DISC; dy++) {
      for (int dx = -DISC; dx <= DISC; dx++) {
        if (dx * dx + dy * dy <= DISC * DISC) {
          int light = clamped(level, x + dx, y + dy);
          momentX += (long) dx * light;
          momentY += (long) dy * light;
        }
      }
    }
    double turn = StrictMath.atan2(momentY, momentX) / (2 * Math.PI);
    return (int) Math.rint(turn * Landmark.TURN) & Landmark.TURN - 1;
  }

  /** The four words of the descriptor. */
  static long[] of(GrayPicture level, int x, int y, int angle) {
    int[] sums = sums(level, x, y, angle);
    long[] words = new long[4];
    for (int i = 0; i < TESTS.length; i++) {
      int[] test = TESTS[i];
      boolean lighter =
          square(sums, test[0], test[1], test[4]) > square(sums, test[2], test[3], test[4]);
      words[i / 64] |= lighter ? 1L << 63 - i % 64 : 0;
    }
    return words;
  }

  /** Sums of the turned frame's samples above and to the left of each place (Crow 1984). */
  private static int[] sums(GrayPicture level, int x, int y, int angle) {
    int stride = SIDE + 1;
    int[] sums = new int[stride * stride];
    for (int row = 0; row < SIDE; row++) {
      int line = 0;
      for (int column = 0; column < SIDE; column++) {
        int dx = column - HALF;
        int dy = row - HALF;
        int placeX = (x << FRACTION) + dx * COSINES[angle] - dy * SINES[angle];
        int placeY = (y << FRACTION) + dx * SINES[angle] + dy * COSINES[angle];
        line += between(level, placeX, placeY);
        sums[(row + 1) * stride + column + 1] = sums[row * stride + column + 1] + line;
      }
    }
    return sums;
  }

  private static int square(int[] sums, int x, int y, int half) {
    int stride = SIDE + 1;
    int left = x + HALF - half;
    int top = y + HALF - half;
    int side = 2 * half + 1;
    return sums[(top + side) * stride + left + side]
        - sums[top * stride + left + side]
        - sums[(top + side) * stride + left]
        + sums[top * stride + left];
  }

  /** Light between pixels, in 16ths. */
  private static int between(GrayPicture level, int placeX, int placeY) {
    int x = placeX >> FRACTION;
    int y = placeY >> FRACTION;
    int shareX = placeX >> FRACTION - 4 & 15;
    int shareY = placeY >> FRACTION - 4 & 15;
    int above = clamped(level, x, y) * (16 - shareX) + clamped(level, x + 1, y) * shareX;
    int below = clamped(level, x, y + 1) * (16 - shareX) + clamped(level, x + 1, y + 1) * shareX;
    return above * (16 - shareY) + below * shareY >> 4;
  }

  private static int clamped(GrayPicture level, int x, int y) {
    return level.at(Math.clamp(x, 0, level.width() - 1), Math.clamp(y, 0, level.height() - 1));
  }

  /** Two centres and half a side each; drawn once and for ever from this seed. */
  private static int[][] tests() {
    SplittableRandom random = new SplittableRandom(0x6365737334L);
    int[][] tests = new int[256][];
    int count = 0;
    while (count < 128) {
      int half = random.nextInt(1, 4);
      int[] test = {
        centre(random, half), centre(random, half), centre(random, half), centre(random, half), half
      };
      int dx = test[0] - test[2];
      int dy = test[1] - test[3];
      boolean apart = dx * dx + dy * dy > 4 * half * half;
      // A comparison across the axis would be its own mirror image, inverted.
      boolean mirrorsItself = test[0] == test[2] && test[1] == -test[3];
      if (apart && !mirrorsItself && (test[1] != 0 || test[3] != 0)) {
        tests[count] = test;
        tests[count + 128] = new int[] {test[0], -test[1], test[2], -test[3], half};
        count++;
      }
    }
    return tests;
  }

  private static int centre(SplittableRandom random, int half) {
    int limit = HALF - half;
    return random.nextInt(-limit, limit + 1);
  }
}
