package io.cess4j.fingerprint.evaluation.audio;

import java.util.random.RandomGenerator;

/** Pieces left out or put before; where is drawn. */
final class Cuts {
  private Cuts() {}

  /** Leaves out the first 2 to 6 seconds, or a fifth of what is shorter. */
  static Clip beginning(Clip clip, RandomGenerator random) {
    int most = Math.min(6 * clip.sampleRate(), clip.samples().length / 3);
    return clip.part(random.nextInt(most / 3, most), clip.samples().length);
  }

  /** Keeps a part from 40 to 60 % of the whole. */
  static Clip middle(Clip clip, RandomGenerator random) {
    int length = (int) (clip.samples().length * random.nextDouble(0.4, 0.6));
    int from = random.nextInt(clip.samples().length - length);
    return clip.part(from, from + length);
  }

  /** Puts 1 to 5 seconds of noise before it. */
  static Clip prepend(Clip clip, RandomGenerator random) {
    int length = (int) (clip.sampleRate() * random.nextDouble(1, 5));
    double[] values = new double[length + clip.samples().length];
    double level = clip.level() / 4;
    for (int i = 0; i < length; i++) {
      values[i] = random.nextGaussian() * level;
    }
    for (int i = length; i < values.length; i++) {
      values[i] = clip.samples()[i - length];
    }
    return clip.with(values);
  }
}
