package io.cess4j.fingerprint.audio;

/**
 * A low-pass at several fractions of a sample, with coefficients of 24 bits. They are computed with
 * {@link StrictMath} and IEEE arithmetic, so they are the same on every machine.
 */
final class ResamplingFilter {
  private static final int ZERO_CROSSINGS = 32;
  private static final double CUT_OFF = 0.97;
  private static final double BETA = 9;
  private static final int BITS = 24;
  private static final int MOST_PHASES = 1 << 10;

  private final int[][] coefficients;

  private ResamplingFilter(int[][] coefficients) {
    this.coefficients = coefficients;
  }

  /** The filter from a rate to {@link Mono#RATE}. */
  static ResamplingFilter from(int rate) {
    double factor = Math.min(CUT_OFF * Mono.RATE / rate, CUT_OFF);
    int taps = (int) StrictMath.ceil(ZERO_CROSSINGS / factor);
    taps += taps % 2;
    int phases = Math.min(Mono.RATE / greatestCommonDivisor(rate, Mono.RATE), MOST_PHASES);
    int[][] coefficients = new int[phases][taps];
    for (int phase = 0; phase < phases; phase++) {
      fill(coefficients[phase], (double) phase / phases, factor);
    }
    return new ResamplingFilter(coefficients);
  }

  private static void fill(int[] row, double fraction, double factor) {
    double[] values = new double[row.length];
    double sum = 0;
    for (int i = 0; i < row.length; i++) {
      double x = i - (row.length / 2.0 - 1) - fraction;
      double t = StrictMath.PI * x * factor;
      double sinc = x == 0 ? 1 : StrictMath.sin(t) / t;
      double edge = 2 * x / row.length;
      values[i] = sinc * bessel(BETA * StrictMath.sqrt(Math.max(0, 1 - edge * edge)));
      sum += values[i];
    }
    for (int i = 0; i < row.length; i++) {
      row[i] = (int) StrictMath.rint(values[i] / sum * (1 << BITS));
    }
  }

  /** The modified Bessel function of order 0, by its series (Abramowitz and Stegun, 9.6.12). */
  private static double bessel(double x) {
    double term = 1;
    double sum = 1;
    for (int k = 1; k < 64; k++) {
      term *= x / 2 / k * (x / 2 / k);
      sum += term;
    }
    return sum;
  }

  private static int greatestCommonDivisor(int a, int b) {
    return b == 0 ? a : greatestCommonDivisor(b, a % b);
  }

  int taps() {
    return coefficients[0].length;
  }

  /**
   * @param remainder how many 11,025ths of a sample the result lies behind a sample
   */
  int phase(long remainder) {
    return (int) (remainder * coefficients.length / Mono.RATE);
  }

  short apply(short[] samples, int start, int phase) {
    int[] row = coefficients[phase];
    long sum = 1L << (BITS - 1);
    for (int i = 0; i < row.length; i++) {
      sum += (long) row[i] * samples[start + i];
    }
    return (short) Math.clamp(sum >> BITS, Short.MIN_VALUE, Short.MAX_VALUE);
  }
}
