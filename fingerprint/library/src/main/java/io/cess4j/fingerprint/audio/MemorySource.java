package io.cess4j.fingerprint.audio;

import io.cess4j.fingerprint.media.PcmSource;

/** Samples of one channel that are in memory. */
final class MemorySource implements PcmSource {
  private final int sampleRate;
  private final short[] samples;
  private int position;

  MemorySource(int sampleRate, short[] samples) {
    this.sampleRate = sampleRate;
    this.samples = samples;
  }

  @Override
  public int sampleRate() {
    return sampleRate;
  }

  @Override
  public int channels() {
    return 1;
  }

  @Override
  public int read(short[] buffer) {
    if (position == samples.length) {
      return -1;
    }
    int count = Math.min(buffer.length, samples.length - position);
    System.arraycopy(samples, position, buffer, 0, count);
    position += count;
    return count;
  }

  @Override
  public void close() {}
}
