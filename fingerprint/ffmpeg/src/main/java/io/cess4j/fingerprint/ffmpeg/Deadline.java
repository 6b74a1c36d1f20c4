package io.cess4j.fingerprint.ffmpeg;

import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.MediaLimits;
import java.time.Duration;
import java.util.function.LongSupplier;

/** When decoding of one file must have ended. */
final class Deadline {
  private final Duration allowed;
  private final LongSupplier nanoseconds;
  private final long begun;

  Deadline(MediaLimits limits, LongSupplier nanoseconds) {
    this.allowed = limits.decodingTime();
    this.nanoseconds = nanoseconds;
    this.begun = nanoseconds.getAsLong();
  }

  boolean passed() {
    return nanoseconds.getAsLong() - begun > allowed.toNanos();
  }

  void check(String file) {
    if (passed()) {
      throw new MediaException.TooLarge(
          file
              + " was not decoded within "
              + allowed.toSeconds()
              + " s, which is the limit: shorten it");
    }
  }
}
