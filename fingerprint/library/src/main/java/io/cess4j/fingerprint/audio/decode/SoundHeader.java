package io.cess4j.fingerprint.audio.decode;

import io.cess4j.fingerprint.media.MediaException;

/** What a header may claim. */
final class SoundHeader {
  private static final int LEAST_RATE = 1_000;
  private static final int HIGHEST_RATE = 768_000;
  private static final int MOST_CHANNELS = 32;

  private SoundHeader() {}

  static void check(String format, long sampleRate, long channels) {
    if (sampleRate < LEAST_RATE || sampleRate > HIGHEST_RATE) {
      throw new MediaException.Malformed(
          "The %s header claims %d samples a second, which no recording has (%d to %d)"
              .formatted(format, sampleRate, LEAST_RATE, HIGHEST_RATE));
    }
    if (channels < 1 || channels > MOST_CHANNELS) {
      throw new MediaException.Malformed(
          "The %s header claims %d channels (1 to %d are read)"
              .formatted(format, channels, MOST_CHANNELS));
    }
  }

  /** A source's buffer must hold one sample of each channel. */
  static int whole(short[] buffer, int channels) {
    if (buffer.length < channels) {
      throw new IllegalArgumentException(
          "A buffer of " + buffer.length + " samples does not hold " + channels + " channels");
    }
    return buffer.length - buffer.length % channels;
  }
}
