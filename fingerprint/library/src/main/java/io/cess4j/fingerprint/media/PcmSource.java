package io.cess4j.fingerprint.media;

/** Sound as 16-bit samples, piece after piece. */
public interface PcmSource extends AutoCloseable {
  /** Samples a second and channel. */
  int sampleRate();

  /** Channels that are interleaved. */
  int channels();

  /**
   * Fills the buffer with interleaved samples as far as it can.
   *
   * @return how many were written (a multiple of the channels), -1 after the last
   * @throws MediaException if the sound cannot be decoded further
   */
  int read(short[] buffer);

  @Override
  void close();
}
