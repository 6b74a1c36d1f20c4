package io.cess4j.fingerprint.media;

import org.jspecify.annotations.Nullable;

/** The frames of a video, one after another; no more than one is held. */
public interface FrameSource extends AutoCloseable {
  /**
   * The next frame, null after the last.
   *
   * @throws MediaException if the video cannot be decoded further
   */
  @Nullable Frame next();

  @Override
  void close();
}
