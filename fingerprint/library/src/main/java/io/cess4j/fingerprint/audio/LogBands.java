package io.cess4j.fingerprint.audio;

/**
 * The spectrum as the ear spaces it: 36 bands an octave from 204 to 3,800 Hz, as logarithms. A
 * change of pitch by a third of a semitone moves everything by one band and changes nothing else;
 * {@link #MARGIN} bands at either end stay free for that.
 */
final class LogBands {
  static final int PER_OCTAVE = 36;
  static final int OCTAVES = 4;

  /** Bands that are compared. */
  static final int BANDS = OCTAVES * PER_OCTAVE;

  /** By how many bands a copy may be higher or lower: 4/3 of a semitone, 8 %. */
  static final int MARGIN = 4;

  /** Bands that are computed. */
  static final int ALL = BANDS + 2 * MARGIN;

  private static final double LOWEST_HERTZ = 220;
  private static final int WEIGHT_BITS = 8;
  private static final int POWER_BITS = 8;

  /** What lies 42 decibels below the loudest band is left in the noise. */
  private static final int FLOOR_BITS = 14;

  /** One sample step of noise: softer bands are all alike. */
  private static final long LEAST_ENERGY = 1L << 13;

  private static final int[] FIRST_BIN = new int[ALL];
  private static final int[][] WEIGHTS = new int[ALL][];

  static {
    for (int band = 0; band < ALL; band++) {
      double low = bin(band - MARGIN - 0.5);
      double high = bin(band - MARGIN + 0.5);
      int first = (int) StrictMath.floor(low + 0.5);
      int last = (int) StrictMath.floor(high + 0.5);
      FIRST_BIN[band] = first;
      WEIGHTS[band] = new int[last - first + 1];
      for (int i = first; i <= last; i++) {
        double share = Math.min(high, i + 0.5) - Math.max(low, i - 0.5);
        WEIGHTS[band][i - first] = (int) StrictMath.rint(share * (1 << WEIGHT_BITS));
      }
    }
  }

  private LogBands() {}

  private static double bin(double band) {
    double hertz = LOWEST_HERTZ * StrictMath.pow(2, band / PER_OCTAVE);
    return hertz * FixedFourier.SIZE / Mono.RATE;
  }

  /**
   * @param power of a frame
   * @return {@link #ALL} logarithms of energy, to base 2 with 10 bits of fraction
   */
  static int[] of(long[] power) {
    long[] energies = new long[ALL];
    long loudest = 0;
    for (int band = 0; band < ALL; band++) {
      int[] weights = WEIGHTS[band];
      long sum = 0;
      for (int i = 0; i < weights.length; i++) {
        sum += (power[FIRST_BIN[band] + i] >> POWER_BITS) * weights[i] >> WEIGHT_BITS;
      }
      energies[band] = sum;
      loudest = Math.max(loudest, sum);
    }
    long floor = Math.max(LEAST_ENERGY, loudest >> FLOOR_BITS);
    int[] logarithms = new int[ALL];
    for (int band = 0; band < ALL; band++) {
      logarithms[band] = IntegerRoot.log2(energies[band] + floor);
    }
    return logarithms;
  }
}
