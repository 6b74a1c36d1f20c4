package io.cess4j.fingerprint.evaluation.audio;

import io.cess4j.fingerprint.audio.Sound;
import io.cess4j.fingerprint.media.PcmSource;
import java.util.Arrays;

/**
 * A piece of sound in memory.
 *
 * @param sampleRate samples a second
 * @param samples of one channel
 */
public record Clip(int sampleRate, short[] samples) implements Sound {
  private static final int PIECE = 1 << 12;

  @Override
  public PcmSource open() {
    return Sound.of(sampleRate, samples).open();
  }

  /**
   * Takes a piece of a sound, its channels mixed; shorter if the sound ends before.
   *
   * @param start seconds from the beginning
   */
  public static Clip of(Sound sound, int start, int seconds) {
    try (PcmSource source = sound.open()) {
      int channels = source.channels();
      long first = (long) start * source.sampleRate();
      short[] samples = new short[seconds * source.sampleRate()];
      short[] piece = new short[PIECE * channels];
      long position = 0;
      int filled = 0;
      int count;
      while (filled < samples.length && (count = source.read(piece)) > 0) {
        for (int i = 0; i < count && filled < samples.length; i += channels) {
          if (position++ >= first) {
            int sum = 0;
            for (int channel = 0; channel < channels; channel++) {
              sum += piece[i + channel];
            }
            samples[filled++] = (short) (sum / channels);
          }
        }
      }
      return new Clip(source.sampleRate(), Arrays.copyOf(samples, filled));
    }
  }

  /** Seconds that it plays. */
  public double seconds() {
    return (double) samples.length / sampleRate;
  }

  /** The part between two sample numbers. */
  Clip part(int from, int to) {
    return new Clip(sampleRate, Arrays.copyOfRange(samples, from, to));
  }

  /** Other values at the same rate, limited to 16 bits. */
  Clip with(double[] values) {
    short[] limited = new short[values.length];
    for (int i = 0; i < values.length; i++) {
      limited[i] = (short) Math.clamp(Math.round(values[i]), Short.MIN_VALUE, Short.MAX_VALUE);
    }
    return new Clip(sampleRate, limited);
  }

  double[] values() {
    double[] values = new double[samples.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = samples[i];
    }
    return values;
  }

  /** Root of the mean square. */
  double level() {
    double sum = 1;
    for (short sample : samples) {
      sum += (double) sample * sample;
    }
    return Math.sqrt(sum / Math.max(1, samples.length));
  }
}
