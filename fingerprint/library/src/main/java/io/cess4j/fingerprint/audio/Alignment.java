package io.cess4j.fingerprint.audio;

/**
 * Lays a stretch of a suspect beside a registered sound: at every offset of up to four seconds, at
 * every speed from 94 to 106 %, and a third of a semitone around the change of pitch that the codes
 * suggest. First with every fourth frame in coarse steps, then, around the best, with all.
 */
final class Alignment {
  /** Frames that must be compared: 6.2 seconds. */
  static final int LEAST_FRAMES = 50;

  private static final int OFFSETS = 32;
  private static final int COARSE_OFFSET = 2;
  private static final int SPEEDS = 6;
  private static final int COARSE_SPEED = 3;
  private static final int COARSE_FRAMES = 4;

  private Alignment() {}

  /**
   * How a suspect lies on an original.
   *
   * @param errors differing bits
   * @param bits compared bits
   * @param frames compared frames
   * @param start frame of the original on which the suspect's stretch begins
   * @param percent speed of the original's frames against the suspect's
   * @param shift by how many thirds of a semitone the suspect is higher
   */
  record Match(int errors, int bits, int frames, int start, int percent, int shift) {
    static final Match NONE = new Match(1, 2, 0, 0, 100, 0);

    double errorRate() {
      return (double) errors / bits;
    }

    boolean betterThan(Match other) {
      return (long) errors * other.bits < (long) other.errors * bits;
    }
  }

  static Match best(
      SoundEvidence.Run original, int at, SoundEvidence.Run suspect, int from, int guess) {
    int length = Math.min(Stretch.FRAMES, suspect.end() - from);
    Match best = Match.NONE;
    if (from < suspect.start() || length <= 0) {
      return best;
    }
    for (int shift = guess - 1; shift <= guess + 1; shift++) {
      Placing placing = new Placing(original, suspect, from, length, shift);
      for (int offset = -OFFSETS; offset <= OFFSETS; offset += COARSE_OFFSET) {
        for (int speed = -SPEEDS; speed <= SPEEDS; speed += COARSE_SPEED) {
          Match match = placing.compare(at + offset, 100 + speed, COARSE_FRAMES);
          best = match.betterThan(best) ? match : best;
        }
      }
    }
    if (best.frames() == 0) {
      return best;
    }
    Placing placing = new Placing(original, suspect, from, length, best.shift());
    Match fine = Match.NONE;
    for (int start = best.start() - 2; start <= best.start() + 2; start++) {
      for (int percent = best.percent() - 2; percent <= best.percent() + 2; percent++) {
        Match match = placing.compare(start, percent, 1);
        fine = match.betterThan(fine) ? match : fine;
      }
    }
    return fine;
  }

  /** A stretch of the suspect, brought to the pitch of the original. */
  private static final class Placing {
    private final SoundEvidence.Run original;
    private final int length;
    private final int shift;
    private final long[] words;
    private final long lowMask;
    private final long highMask;

    Placing(
        SoundEvidence.Run original, SoundEvidence.Run suspect, int from, int length, int shift) {
      this.original = original;
      this.length = length;
      this.shift = shift;
      this.words = new long[length * AlignmentWords.LONGS];
      for (int i = 0; i < length; i++) {
        int at = (from - suspect.start() + i) * AlignmentWords.LONGS;
        long low = suspect.words()[at];
        long high = suspect.words()[at + 1];
        words[2 * i] =
            shift > 0 ? low >>> shift | high << -shift : shift == 0 ? low : low << -shift;
        words[2 * i + 1] =
            shift > 0 ? high >>> shift : shift == 0 ? high : high << -shift | low >>> shift;
      }
      this.lowMask = shift < 0 ? -1L << -shift : -1L;
      this.highMask = shift > 0 ? -1L >>> shift : -1L;
    }

    Match compare(int start, int percent, int step) {
      int errors = 0;
      int frames = 0;
      for (int i = 0; i < length; i += step) {
        int away = (i - length / 2) * percent;
        int frame = start + length / 2 + Math.floorDiv(away + 50, 100) - original.start();
        if (frame < 0 || frame >= original.words().length / AlignmentWords.LONGS) {
          continue;
        }
        long low = original.words()[2 * frame];
        long high = original.words()[2 * frame + 1];
        if ((low | high) != 0 && (words[2 * i] | words[2 * i + 1]) != 0) {
          errors +=
              Long.bitCount((low ^ words[2 * i]) & lowMask)
                  + Long.bitCount((high ^ words[2 * i + 1]) & highMask);
          frames++;
        }
      }
      int least = Math.min(LEAST_FRAMES, length * 3 / 5);
      if (frames * step < least) {
        return Match.NONE;
      }
      int bits = frames * (AlignmentWords.BITS - Math.abs(shift));
      return new Match(errors, bits, frames, start, percent, shift);
    }
  }
}
