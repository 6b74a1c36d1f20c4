package io.cess4j.fingerprint.evaluation.audio;

import java.util.random.RandomGenerator;

/** Noise at a distance below the sound. */
final class Noises {
  private static final int OCTAVES = 12;

  private Noises() {}

  static Clip white(Clip clip, double decibels, RandomGenerator random) {
    double[] noise = new double[clip.samples().length];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = random.nextGaussian();
    }
    return add(clip, noise, decibels);
  }

  /** As loud in every octave: twelve random values, each held twice as long as the one before. */
  static Clip pink(Clip clip, double decibels, RandomGenerator random) {
    double[] noise = new double[clip.samples().length];
    double[] held = new double[OCTAVES];
    for (int i = 0; i < noise.length; i++) {
      for (int octave = 0; octave < OCTAVES; octave++) {
        if (i % (1 << octave) == 0) {
          held[octave] = random.nextGaussian();
        }
        noise[i] += held[octave];
      }
    }
    return add(clip, noise, decibels);
  }

  private static Clip add(Clip clip, double[] noise, double decibels) {
    double power = 1e-9;
    for (double value : noise) {
      power += value * value / noise.length;
    }
    double scale = clip.level() / Math.sqrt(power) * Math.pow(10, -decibels / 20);
    double[] values = clip.values();
    for (int i = 0; i < values.length; i++) {
      values[i] += noise[i] * scale;
    }
    return clip.with(values);
  }
}
