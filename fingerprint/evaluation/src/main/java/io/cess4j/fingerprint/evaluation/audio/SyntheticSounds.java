package io.cess4j.fingerprint.evaluation.audio;

import java.util.random.RandomGenerator;

/**
 * Music that nobody wrote: a melody, chords, a bass and a beat, with keys, scales, tempi and
 * timbres drawn at random.
 */
public final class SyntheticSounds {
  private static final int RATE = 11_025;
  private static final int[][] SCALES = {
    {0, 2, 4, 5, 7, 9, 11},
    {0, 2, 3, 5, 7, 8, 10},
    {0, 2, 4, 7, 9},
    {0, 3, 5, 6, 7, 10},
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}
  };
  private static final int OVERTONES = 8;
  private static final int TABLE = 4_096;

  private final RandomGenerator random;
  private final double[] values;
  private final int[] scale;
  private final double key;
  private final int beat;

  private SyntheticSounds(RandomGenerator random, int seconds) {
    this.random = random;
    this.values = new double[seconds * RATE];
    this.scale = SCALES[random.nextInt(SCALES.length)];
    this.key = 110 * Math.pow(2, random.nextDouble());
    this.beat = (int) (RATE * 60 / random.nextDouble(60, 180));
  }

  /** A piece of 11,025 samples a second, another one for every state of the generator. */
  public static Clip next(RandomGenerator random, int seconds) {
    SyntheticSounds sounds = new SyntheticSounds(random, seconds);
    sounds.voice(random.nextInt(1, 3), 1, random.nextDouble(0.3, 1));
    if (random.nextInt(4) > 0) {
      sounds.voice(0, random.nextInt(2, 4), random.nextDouble(0.2, 0.8));
    }
    if (random.nextInt(4) > 0) {
      sounds.voice(random.nextInt(3), 1, random.nextDouble(0.2, 0.8));
    }
    if (random.nextInt(3) > 0) {
      sounds.drums(random.nextDouble(0.1, 0.6));
    }
    return sounds.normalised();
  }

  /** Notes of one timbre: a walk over the scale with repeats. */
  private void voice(int octave, int together, double level) {
    double[] table = timbre();
    int[] motif = new int[random.nextInt(3, 12)];
    int step = random.nextInt(scale.length);
    for (int i = 0; i < motif.length; i++) {
      step = Math.clamp(step + random.nextInt(-3, 4), -scale.length / 2, 2 * scale.length - 1);
      motif[i] = step;
    }
    double[] lengths = {0.5, 1, 1, 1.5, 2, 4};
    double decay = random.nextDouble(0.5, 6);
    int number = 0;
    for (int start = 0; start < values.length; number++) {
      int length = (int) (beat * lengths[random.nextInt(lengths.length)]);
      int note =
          random.nextInt(4) == 0 ? random.nextInt(scale.length) : motif[number % motif.length];
      for (int i = 0; i < together; i++) {
        if (random.nextInt(8) > 0) {
          add(table, start, length, hertz(note + 2 * i, octave), level * 3_000, decay);
        }
      }
      start += length;
    }
  }

  private double hertz(int step, int octave) {
    int place = Math.floorMod(step, scale.length);
    int high = Math.floorDiv(step, scale.length) + octave;
    return key * Math.pow(2, high + scale[place] / 12.0);
  }

  private double[] timbre() {
    double[] table = new double[TABLE];
    for (int overtone = 1; overtone <= OVERTONES; overtone++) {
      double strength = random.nextDouble() / Math.pow(overtone, random.nextDouble(0.3, 2));
      for (int i = 0; i < TABLE; i++) {
        table[i] += strength * Math.sin(2 * Math.PI * overtone * i / TABLE);
      }
    }
    return table;
  }

  private void add(
      double[] table, int start, int length, double hertz, double level, double decay) {
    double advance = hertz * TABLE / RATE;
    double vibrato = random.nextDouble(0, 0.004);
    double phase = 0;
    for (int i = 0; i < length && start + i < values.length; i++) {
      double attack = Math.min(1, i / 100.0);
      double fade = Math.exp(-decay * i / RATE) * Math.min(1, (length - i) / 200.0);
      values[start + i] += table[(int) phase & (TABLE - 1)] * level * attack * fade;
      phase += advance * (1 + vibrato * Math.sin(2 * Math.PI * 5 * i / RATE));
    }
  }

  private void drums(double level) {
    boolean[] pattern = new boolean[random.nextInt(4, 17)];
    for (int i = 0; i < pattern.length; i++) {
      pattern[i] = random.nextInt(3) == 0;
    }
    double smooth = random.nextDouble(0, 0.95);
    int number = 0;
    for (int start = 0; start < values.length; start += beat / 2, number++) {
      if (pattern[number % pattern.length]) {
        double last = 0;
        for (int i = 0; i < beat / 2 && start + i < values.length; i++) {
          last = smooth * last + (1 - smooth) * random.nextGaussian();
          values[start + i] += last * level * 8_000 * Math.exp(-i * 12.0 / RATE);
        }
      }
    }
  }

  private Clip normalised() {
    double largest = 1;
    for (double value : values) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int i = 0; i < values.length; i++) {
      values[i] *= 24_000 / largest;
    }
    return new Clip(RATE, new short[0]).with(values);
  }
}
