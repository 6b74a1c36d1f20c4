package io.cess4j.fingerprint.evaluation.audio;

/** Changes of speed (tempo and pitch), of tempo alone, and of pitch alone. */
final class Speed {
  private static final int ZERO_CROSSINGS = 12;
  private static final int STEPS = 512;
  private static final int WINDOWS_A_SECOND = 25;

  private Speed() {}

  /** Plays faster by a factor, and higher by it. */
  static Clip faster(Clip clip, double factor) {
    short[] samples = clip.samples();
    double[] result = new double[(int) (samples.length / factor)];
    float[] kernel = kernel(Math.min(1, 1 / factor));
    for (int i = 0; i < result.length; i++) {
      double position = i * factor;
      int centre = (int) position;
      int fraction = (int) ((position - centre) * STEPS);
      int first = Math.max(0, centre - ZERO_CROSSINGS + 1);
      int last = Math.min(samples.length - 1, centre + ZERO_CROSSINGS);
      float sum = 0;
      for (int k = first; k <= last; k++) {
        sum += samples[k] * kernel[Math.abs((centre - k) * STEPS + fraction)];
      }
      result[i] = sum;
    }
    return clip.with(result);
  }

  /** A sinc under a Hann window, as far as 12 samples, in steps of a 512th. */
  private static float[] kernel(double cut) {
    float[] kernel = new float[ZERO_CROSSINGS * STEPS + 1];
    for (int i = 0; i < kernel.length; i++) {
      double x = (double) i / STEPS;
      double t = Math.PI * x * cut;
      double sinc = i == 0 ? 1 : Math.sin(t) / t;
      kernel[i] = (float) (sinc * cut * (0.5 + 0.5 * Math.cos(Math.PI * x / ZERO_CROSSINGS)));
    }
    return kernel;
  }

  /**
   * Plays faster by a factor at the same pitch: overlapping windows, each moved to where it
   * continues the one before best (WSOLA, Verhelst and Roelands 1993).
   */
  static Clip tempo(Clip clip, double factor) {
    short[] samples = clip.samples();
    int window = clip.sampleRate() / WINDOWS_A_SECOND * 2;
    int hop = window / 2;
    int search = window / 4;
    double[] result = new double[(int) (samples.length / factor) + window];
    int from = 0;
    int limit = samples.length - window - search;
    for (int at = 0; at + window < result.length; at += hop) {
      int ideal = (int) (at * factor);
      if (ideal >= limit) {
        break;
      }
      int chosen = at == 0 ? 0 : best(samples, from + hop, ideal, search, hop, limit);
      for (int i = 0; i < window; i++) {
        result[at + i] += samples[chosen + i] * (0.5 - 0.5 * Math.cos(2 * Math.PI * i / window));
      }
      from = chosen;
    }
    return clip.with(java.util.Arrays.copyOf(result, (int) (samples.length / factor)));
  }

  private static int best(
      short[] samples, int natural, int ideal, int search, int length, int limit) {
    double highest = Double.NEGATIVE_INFINITY;
    int best = ideal;
    for (int start = Math.max(0, ideal - search); start <= ideal + search; start += 2) {
      if (start > limit || natural + length > samples.length) {
        break;
      }
      double product = 0;
      double energy = 1;
      for (int i = 0; i < length; i += 2) {
        product += (double) samples[natural + i] * samples[start + i];
        energy += (double) samples[start + i] * samples[start + i];
      }
      double likeness = product / Math.sqrt(energy);
      if (likeness > highest) {
        highest = likeness;
        best = start;
      }
    }
    return best;
  }

  /** Raises the pitch by semitones at the same tempo. */
  static Clip pitch(Clip clip, double semitones) {
    double factor = Math.pow(2, semitones / 12);
    return faster(tempo(clip, 1 / factor), factor);
  }
}
