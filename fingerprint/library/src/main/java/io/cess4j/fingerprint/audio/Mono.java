package io.cess4j.fingerprint.audio;

import io.cess4j.fingerprint.media.PcmSource;

/**
 * A sound as all algorithms here hear it: the mean of its channels, 11,025 samples a second. The
 * filter is a sinc under a Kaiser window with the parameters of the resampler that the reference
 * for Chromaprint's words was made with (32 zero crossings, 97 % of the band, beta 9), as whole
 * numbers: the same samples everywhere.
 */
final class Mono implements AutoCloseable {
  /** Samples a second. */
  static final int RATE = 11_025;

  private static final int BLOCK = 1 << 12;

  private final PcmSource source;
  private final int channels;
  private final ResamplingFilter filter;
  private final short[] interleaved;

  /** Samples around the next result; the first {@code taps} are what came before the block. */
  private final short[] window;

  private int filled;
  private long position;
  private long first;
  private long results;
  private long total = Long.MAX_VALUE;
  private boolean flushed;

  Mono(PcmSource source) {
    this.source = source;
    this.channels = source.channels();
    this.filter = ResamplingFilter.from(source.sampleRate());
    this.interleaved = new short[BLOCK * channels];
    this.window = new short[2 * filter.taps() + 2 * BLOCK];
    // Silence before the beginning: the first result lies on the first sample.
    this.first = -filter.taps() / 2;
    this.filled = filter.taps() / 2;
  }

  /**
   * Fills the buffer as far as it can.
   *
   * @return how many samples, -1 after the last
   */
  int read(short[] buffer) {
    int written = 0;
    while (written < buffer.length && results < total) {
      long centre = results * source.sampleRate() / RATE;
      int phase = filter.phase(results * source.sampleRate() % RATE);
      int start = (int) (centre - filter.taps() / 2 + 1 - first);
      if (start + filter.taps() > filled) {
        if (flushed) {
          break;
        }
        fill(start);
        continue;
      }
      buffer[written++] = filter.apply(window, start, phase);
      results++;
    }
    return written == 0 ? -1 : written;
  }

  /** Drops what no result needs any more and reads another block. */
  private void fill(int start) {
    int dropped = Math.clamp(start, 0, filled);
    System.arraycopy(window, dropped, window, 0, filled - dropped);
    filled -= dropped;
    first += dropped;
    int count = source.read(interleaved);
    if (count < 0) {
      flushed = true;
      total = (position * RATE + source.sampleRate() - 1) / source.sampleRate();
      java.util.Arrays.fill(
          window, filled, Math.min(window.length, filled + filter.taps()), (short) 0);
      filled = Math.min(window.length, filled + filter.taps());
      return;
    }
    for (int i = 0; i < count; i += channels) {
      int sum = 0;
      for (int channel = 0; channel < channels; channel++) {
        sum += interleaved[i + channel];
      }
      window[filled++] = (short) (sum / channels);
    }
    position += count / channels;
  }

  @Override
  public void close() {
    source.close();
  }
}
