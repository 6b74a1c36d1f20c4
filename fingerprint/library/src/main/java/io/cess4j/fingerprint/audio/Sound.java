package io.cess4j.fingerprint.audio;

import io.cess4j.fingerprint.audio.decode.SoundFile;
import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.media.PcmSource;
import java.nio.file.Path;

/**
 * A sound that can be listened to from its beginning, as often as one wants. Six hours of it never
 * lie in memory: whoever describes it reads it piece after piece.
 */
@FunctionalInterface
public interface Sound {
  /**
   * Starts from the beginning.
   *
   * @throws io.cess4j.fingerprint.media.MediaException if it cannot be decoded
   */
  PcmSource open();

  /** The sound of a file, its format told by its content. */
  static Sound of(Path file, MediaLimits limits) {
    return () -> SoundFile.open(file, limits);
  }

  /**
   * Samples that are in memory already.
   *
   * @param sampleRate samples a second
   * @param samples of one channel
   */
  static Sound of(int sampleRate, short[] samples) {
    return () -> new MemorySource(sampleRate, samples);
  }
}
