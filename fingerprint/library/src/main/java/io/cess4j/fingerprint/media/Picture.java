package io.cess4j.fingerprint.media;

/**
 * A decoded picture as it is seen: turned as its EXIF says, white where it was transparent.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param rgb one pixel an element, row after row, {@code 0x00RRGGBB} in sRGB
 */
public record Picture(int width, int height, int[] rgb) {
  public Picture {
    if (width < 1 || height < 1 || (long) width * height != rgb.length) {
      throw new IllegalArgumentException(
          "A picture of "
              + width
              + " x "
              + height
              + " pixels does not have "
              + rgb.length
              + " of them");
    }
  }
}
