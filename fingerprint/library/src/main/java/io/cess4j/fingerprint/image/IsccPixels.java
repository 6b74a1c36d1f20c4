package io.cess4j.fingerprint.image;

import io.cess4j.fingerprint.media.Picture;

/**
 * What ISO 24138's Image-Code is made of: 32 x 32 gray pixels of the upright picture on white
 * without its uniform border. A decoded {@link Picture} is upright and on white already; the whole
 * of it must be given, since a reduced one gives other pixels than the reference.
 */
public final class IsccPixels {
  /** Pixels of a side. */
  public static final int SIDE = 32;

  private IsccPixels() {}

  /**
   * @return 1024 values of 0 to 255, row after row
   */
  public static int[] of(Picture picture) {
    byte[] small = GrayPicture.of(Borders.trimExactly(picture)).scale(SIDE, SIDE).values();
    int[] pixels = new int[small.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = small[i] & 0xff;
    }
    return pixels;
  }
}
