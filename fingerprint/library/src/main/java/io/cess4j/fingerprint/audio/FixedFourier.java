package io.cess4j.fingerprint.audio;

/**
 * The power spectrum of 4,096 samples in whole numbers. The samples are packed as 2,048 complex
 * ones, transformed by decimation in time with factors of 30 bits, and unpacked; 16 bits of sample
 * and 4 of fraction grow to 32, so nothing is scaled or lost on the way and every machine gets the
 * same values.
 */
final class FixedFourier {
  /** Samples of a frame. */
  static final int SIZE = 4_096;

  /** Values of a spectrum, from 0 to half the sampling rate. */
  static final int BINS = SIZE / 2 + 1;

  private static final int HALF = SIZE / 2;
  private static final int FACTOR_BITS = 30;
  private static final int WINDOW_BITS = 15;
  private static final int FRACTION_BITS = 4;
  private static final long ROUND = 1L << (FACTOR_BITS - 1);

  private static final long[] COSINES = new long[HALF];
  private static final long[] SINES = new long[HALF];
  private static final int[] HAMMING = new int[SIZE];

  static {
    for (int i = 0; i < HALF; i++) {
      double angle = 2 * StrictMath.PI * i / SIZE;
      COSINES[i] = (long) StrictMath.rint(StrictMath.cos(angle) * (1L << FACTOR_BITS));
      SINES[i] = (long) StrictMath.rint(StrictMath.sin(angle) * (1L << FACTOR_BITS));
    }
    for (int i = 0; i < SIZE; i++) {
      double value = 0.54 - 0.46 * StrictMath.cos(2 * StrictMath.PI * i / (SIZE - 1));
      HAMMING[i] = (int) StrictMath.rint(value * (1 << WINDOW_BITS));
    }
  }

  private final long[] real = new long[HALF];
  private final long[] imaginary = new long[HALF];

  /**
   * Transforms a frame under a Hamming window.
   *
   * @param samples of which {@link #SIZE} from {@code start} on are taken
   * @param power receives {@link #BINS} squares, in units of (1/16 sample step) squared
   */
  void power(short[] samples, int start, long[] power) {
    for (int i = 0; i < HALF; i++) {
      int at = Integer.reverse(i) >>> (Integer.SIZE - 11);
      real[at] = windowed(samples, start, 2 * i);
      imaginary[at] = windowed(samples, start, 2 * i + 1);
    }
    transform();
    unpack(power);
  }

  private static long windowed(short[] samples, int start, int i) {
    return (long) samples[start + i] * HAMMING[i] >> (WINDOW_BITS - FRACTION_BITS);
  }

  private void transform() {
    for (int half = 1; half < HALF; half *= 2) {
      int step = HALF / half;
      for (int k = 0; k < half; k++) {
        long cosine = COSINES[k * step];
        long sine = SINES[k * step];
        for (int i = k; i < HALF; i += 2 * half) {
          int j = i + half;
          long re = real[j] * cosine + imaginary[j] * sine + ROUND >> FACTOR_BITS;
          long im = imaginary[j] * cosine - real[j] * sine + ROUND >> FACTOR_BITS;
          real[j] = real[i] - re;
          imaginary[j] = imaginary[i] - im;
          real[i] += re;
          imaginary[i] += im;
        }
      }
    }
  }

  /** From the spectrum of pairs to that of samples (Numerical Recipes, section 12.3). */
  private void unpack(long[] power) {
    power[0] = square(real[0] + imaginary[0], 0);
    power[HALF] = square(real[0] - imaginary[0], 0);
    for (int k = 1; k < HALF; k++) {
      long evenRe = real[k] + real[HALF - k];
      long evenIm = imaginary[k] - imaginary[HALF - k];
      long oddRe = imaginary[k] + imaginary[HALF - k];
      long oddIm = real[HALF - k] - real[k];
      long re = oddRe * COSINES[k] + oddIm * SINES[k] + ROUND >> FACTOR_BITS;
      long im = oddIm * COSINES[k] - oddRe * SINES[k] + ROUND >> FACTOR_BITS;
      power[k] = square(evenRe + re >> 1, evenIm + im >> 1);
    }
  }

  private static long square(long re, long im) {
    return re * re + im * im;
  }
}
