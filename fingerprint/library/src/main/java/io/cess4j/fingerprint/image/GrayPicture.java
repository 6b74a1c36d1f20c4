package io.cess4j.fingerprint.image;

import io.cess4j.fingerprint.media.Picture;

/**
 * A picture's light alone, 8 bits a pixel.
 *
 * @param width columns, at least 1
 * @param height rows, at least 1
 * @param values one pixel an element, row after row, 0 (black) to 255, unsigned
 */
public record GrayPicture(int width, int height, byte[] values) {
  public GrayPicture {
    if (width < 1 || height < 1 || (long) width * height != values.length) {
      throw new IllegalArgumentException(
          "A picture of "
              + width
              + " x "
              + height
              + " pixels does not have "
              + values.length
              + " of them");
    }
  }

  /** Luma of ITU-R BT.601 in 16 fractional bits, rounded as Pillow does. */
  public static GrayPicture of(Picture picture) {
    byte[] values = new byte[picture.rgb().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (byte) luma(picture.rgb()[i]);
    }
    return new GrayPicture(picture.width(), picture.height(), values);
  }

  static int luma(int rgb) {
    return ((rgb >> 16 & 0xff) * 19_595
            + (rgb >> 8 & 0xff) * 38_470
            + (rgb & 0xff) * 7_471
            + 0x8000)
        >> 16;
  }

  /** The light at a place, 0 to 255. */
  public int at(int x, int y) {
    return values[y * width + x] & 0xff;
  }

  /** The picture in another size, antialiased; the same bits on every machine. */
  public GrayPicture scale(int newWidth, int newHeight) {
    byte[] scaled = Resampling.scale(values, width, height, 1, newWidth, newHeight);
    return new GrayPicture(newWidth, newHeight, scaled);
  }
}
