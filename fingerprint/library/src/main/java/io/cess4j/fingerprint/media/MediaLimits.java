package io.cess4j.fingerprint.media;

import java.time.Duration;

/**
 * How much of a stranger's file is looked at before it is refused: headers may claim anything, and
 * a few bytes may unpack to terabytes.
 *
 * @param pixels of one picture or frame after decoding
 * @param playingTime of a sound or video
 * @param characters of a text after extraction
 * @param decodingTime of the whole, as the clock on the wall shows it
 */
public record MediaLimits(
    long pixels, Duration playingTime, long characters, Duration decodingTime) {
  /** 100 megapixels, 6 hours, 64 Mi characters, 10 minutes. */
  public static final MediaLimits DEFAULT =
      new MediaLimits(100_000_000, Duration.ofHours(6), 64L << 20, Duration.ofMinutes(10));
}
