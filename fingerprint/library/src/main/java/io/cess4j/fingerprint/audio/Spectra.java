package io.cess4j.fingerprint.audio;

import io.cess4j.fingerprint.media.PcmSource;

/**
 * Cuts a sound into frames of 4,096 samples (372 ms), one every 1,365 (124 ms), as Chromaprint
 * does, and gives their spectra to whoever listens.
 */
final class Spectra {
  /** Samples from the beginning of one frame to that of the next. */
  static final int HOP = FixedFourier.SIZE / 3;

  private Spectra() {}

  /**
   * Reads a sound to its end and closes it.
   *
   * @return how many samples of {@link Mono#RATE} it had
   */
  static long read(PcmSource source, SpectrumListener listener) {
    FixedFourier fourier = new FixedFourier();
    long[] power = new long[FixedFourier.BINS];
    short[] window = new short[FixedFourier.SIZE];
    short[] piece = new short[HOP];
    int filled = 0;
    long samples = 0;
    try (Mono mono = new Mono(source)) {
      int count = 0;
      while (count >= 0) {
        int wanted = Math.min(piece.length, window.length - filled);
        short[] into = wanted == piece.length ? piece : new short[wanted];
        count = mono.read(into);
        if (count > 0) {
          System.arraycopy(into, 0, window, filled, count);
          filled += count;
          samples += count;
        }
        if (filled == window.length) {
          fourier.power(window, 0, power);
          listener.frame(power, window, 0);
          System.arraycopy(window, HOP, window, 0, window.length - HOP);
          filled -= HOP;
        }
      }
    }
    return samples;
  }
}
