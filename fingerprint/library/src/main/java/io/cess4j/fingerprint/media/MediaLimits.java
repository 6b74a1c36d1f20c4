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

  /** Decoded with 16 bits a channel, as it is read, turned upright: 16 bytes, half of the heap. */
  private static final int HEAP_A_PIXEL = 32;

  /** Twice while it grows, once as the text, beside what markup unpacks to. */
  private static final int HEAP_A_CHARACTER = 32;

  /** From here on nothing takes more: of larger pictures only some rows and columns are read. */
  private static final long ENOUGH = 1L << 30;

  /**
   * What a process may look at that must not run out of memory, whatever a stranger sends: {@link
   * #DEFAULT} from a gibibyte on, with less heap fewer pixels and characters.
   *
   * @param heap bytes, as Runtime.maxMemory() has them
   */
  public static MediaLimits within(long heap) {
    return heap >= ENOUGH
        ? DEFAULT
        : new MediaLimits(
            Math.min(DEFAULT.pixels, heap / HEAP_A_PIXEL),
            DEFAULT.playingTime,
            Math.min(DEFAULT.characters, heap / HEAP_A_CHARACTER),
            DEFAULT.decodingTime);
  }
}
