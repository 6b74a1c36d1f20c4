package io.cess4j.fingerprint.audio;

import java.util.Random;

/** Small sounds for tests. */
public final class Tones {
  private static final int[] SCALE = {0, 2, 4, 5, 7, 9, 11, 12};

  private Tones() {}

  /** A melody with overtones and a beat of 120 to 180 a minute, at 11,025 samples a second. */
  public static short[] melody(long seed, int seconds) {
    Random random = new Random(seed);
    double key = 110 * StrictMath.pow(2, random.nextInt(12) / 12.0);
    int beat = Mono.RATE * 60 / (120 + random.nextInt(60));
    double[] sum = new double[seconds * Mono.RATE];
    for (int start = 0; start < sum.length; start += beat / (1 + random.nextInt(2))) {
      for (int voice = 0; voice < 2; voice++) {
        int step = SCALE[random.nextInt(SCALE.length)] + 12 * voice;
        add(
            sum,
            start,
            beat * (1 + random.nextInt(3)),
            key * StrictMath.pow(2, step / 12.0),
            random);
      }
    }
    short[] samples = new short[sum.length];
    for (int i = 0; i < sum.length; i++) {
      samples[i] = (short) Math.clamp(Math.round(sum[i]), Short.MIN_VALUE, Short.MAX_VALUE);
    }
    return samples;
  }

  private static void add(double[] sum, int start, int length, double hertz, Random random) {
    double[] overtones = new double[6];
    for (int i = 0; i < overtones.length; i++) {
      overtones[i] = random.nextDouble() * 3_000 / (i + 1);
    }
    for (int i = 0; i < length && start + i < sum.length; i++) {
      double fade = 1 - (double) i / length;
      for (int k = 0; k < overtones.length; k++) {
        sum[start + i] +=
            overtones[k]
                * fade
                * StrictMath.sin(2 * StrictMath.PI * hertz * (k + 1) * i / Mono.RATE);
      }
    }
  }
}
