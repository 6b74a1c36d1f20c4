package io.cess4j.ai.data;

/**
 * What a folder of pictures may hold before it is refused: headers may claim anything, and a small
 * file may unpack to gigabytes.
 *
 * @param files in all classes together
 * @param fileBytes of one file
 * @param pixels of one picture after decoding
 */
public record PictureLimits(int files, long fileBytes, long pixels) {
  /** A million files, 64 MiB, 100 megapixels. */
  public static final PictureLimits DEFAULT = new PictureLimits(1_000_000, 64L << 20, 100_000_000);
}
