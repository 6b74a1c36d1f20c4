package io.cess4j.fingerprint.evaluation.audio;

/** Second-order filters after Robert Bristow-Johnson's Audio EQ Cookbook, echo and loudness. */
final class Filters {
  private static final double BUTTERWORTH = Math.sqrt(0.5);

  private Filters() {}

  static Clip lowPass(Clip clip, double hertz) {
    double w = 2 * Math.PI * hertz / clip.sampleRate();
    double alpha = Math.sin(w) / (2 * BUTTERWORTH);
    double c = Math.cos(w);
    double[] once =
        apply(clip.values(), (1 - c) / 2, 1 - c, (1 - c) / 2, 1 + alpha, -2 * c, 1 - alpha);
    return clip.with(apply(once, (1 - c) / 2, 1 - c, (1 - c) / 2, 1 + alpha, -2 * c, 1 - alpha));
  }

  static Clip highPass(Clip clip, double hertz) {
    double w = 2 * Math.PI * hertz / clip.sampleRate();
    double alpha = Math.sin(w) / (2 * BUTTERWORTH);
    double c = Math.cos(w);
    return clip.with(
        apply(clip.values(), (1 + c) / 2, -(1 + c), (1 + c) / 2, 1 + alpha, -2 * c, 1 - alpha));
  }

  /** Raises or lowers an octave around a frequency. */
  static Clip peak(Clip clip, double hertz, double decibels) {
    double w = 2 * Math.PI * hertz / clip.sampleRate();
    double a = Math.pow(10, decibels / 40);
    double alpha = Math.sin(w) / (2 * 1.41);
    double c = Math.cos(w);
    return clip.with(
        apply(
            clip.values(),
            1 + alpha * a,
            -2 * c,
            1 - alpha * a,
            1 + alpha / a,
            -2 * c,
            1 - alpha / a));
  }

  private static double[] apply(
      double[] x, double b0, double b1, double b2, double a0, double a1, double a2) {
    double[] y = new double[x.length];
    double x1 = 0;
    double x2 = 0;
    double y1 = 0;
    double y2 = 0;
    for (int i = 0; i < x.length; i++) {
      y[i] = (b0 * x[i] + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2) / a0;
      x2 = x1;
      x1 = x[i];
      y2 = y1;
      y1 = y[i];
    }
    return y;
  }

  /** Three repetitions, each weaker. */
  static Clip echo(Clip clip, double seconds, double strength) {
    double[] values = clip.values();
    int delay = (int) (seconds * clip.sampleRate());
    for (int i = delay; i < values.length; i++) {
      values[i] += strength * values[i - delay];
    }
    for (int i = 0; i < values.length; i++) {
      values[i] *= 1 - strength;
    }
    return clip.with(values);
  }

  static Clip gain(Clip clip, double factor) {
    double[] values = clip.values();
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
    return clip.with(values);
  }

  /** Brings soft and loud together: gain falls with the root of the level of the last 50 ms. */
  static Clip compressor(Clip clip) {
    double[] values = clip.values();
    double reference = clip.level();
    double decay = 1 - 20.0 / clip.sampleRate();
    double power = reference * reference;
    for (int i = 0; i < values.length; i++) {
      power = power * decay + values[i] * values[i] * (1 - decay);
      values[i] *= Math.sqrt(reference / Math.max(reference / 30, Math.sqrt(power)));
    }
    return clip.with(values);
  }
}
