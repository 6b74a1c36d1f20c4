package io.cess4j.fingerprint.video;

import io.cess4j.fingerprint.media.FrameSource;

/** A video that can be played, more than once, without being held. */
@FunctionalInterface
public interface VideoSource {
  /**
   * Its frames from the first on; to be closed by whoever opened it.
   *
   * @throws io.cess4j.fingerprint.media.MediaException if it cannot be decoded
   */
  FrameSource open();
}
