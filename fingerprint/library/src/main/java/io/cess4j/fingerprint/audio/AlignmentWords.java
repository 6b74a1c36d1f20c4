package io.cess4j.fingerprint.audio;

/**
 * 128 bits of a frame, for the second stage: whether the step from a band to the one a semitone
 * above it has grown since a quarter of a second ago (after Haitsma and Kalker, "A Highly Robust
 * Audio Fingerprinting System", ISMIR 2002). The bands are a third of a semitone apart, so a change
 * of pitch moves the bits by whole places.
 */
final class AlignmentWords {
  /** Longs of a frame. */
  static final int LONGS = 2;

  static final int BITS = LONGS * Long.SIZE;

  private static final int SEMITONE = 3;
  private static final int BACK = 2;

  /** Mean change of a band, in 1,024ths of a doubling, below which a frame tells nothing. */
  private static final int STEADY = 96;

  private static final int FIRST = (LogBands.ALL - SEMITONE - BITS) / 2;

  private final int[][] before = new int[BACK][];
  private long[] words = new long[512];
  private int frames;

  /** Takes the next frame; the first ones and those in which nothing moves are left 0. */
  void add(int[] bands) {
    int[] past = before[frames % BACK];
    if ((frames + 1) * LONGS > words.length) {
      words = java.util.Arrays.copyOf(words, 2 * words.length);
    }
    if (past != null && moves(bands, past)) {
      for (int i = 0; i < BITS; i++) {
        int band = FIRST + i;
        int now = bands[band + SEMITONE] - bands[band];
        int then = past[band + SEMITONE] - past[band];
        if (now > then) {
          words[frames * LONGS + i / Long.SIZE] |= 1L << i % Long.SIZE;
        }
      }
    }
    before[frames % BACK] = bands;
    frames++;
  }

  private static boolean moves(int[] bands, int[] past) {
    long sum = 0;
    for (int i = 0; i < bands.length; i++) {
      sum += Math.abs(bands[i] - past[i]);
    }
    return sum > (long) STEADY * bands.length;
  }

  /** In how many of the frames from the given one on something moves. */
  int moving(int start) {
    int moving = 0;
    for (int i = start; i < frames; i++) {
      moving += (words[LONGS * i] | words[LONGS * i + 1]) != 0 ? 1 : 0;
    }
    return moving;
  }

  int frames() {
    return frames;
  }

  /** Two longs a frame. */
  long[] toArray() {
    return java.util.Arrays.copyOf(words, frames * LONGS);
  }
}
