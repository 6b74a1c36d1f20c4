package io.cess4j.fingerprint.image;

import io.cess4j.fingerprint.media.Picture;
import java.awt.image.Raster;
import javax.imageio.IIOException;

/**
 * A JPEG file's samples as red, green and blue, by libjpeg's arithmetic in 16 fractional bits; CMYK
 * as everybody since Adobe writes it, inverted.
 */
final class JpegPixels {
  private static final int BITS = 16;
  private static final int HALF = 1 << (BITS - 1);
  private static final int CR_RED = 91_881; // 1.402
  private static final int CB_BLUE = 116_130; // 1.772
  private static final int CR_GREEN = 46_802; // 0.714136
  private static final int CB_GREEN = 22_554; // 0.344136

  private JpegPixels() {}

  static Picture convert(Raster raster, JpegHeader.Colours colours) throws IIOException {
    int bands = raster.getNumBands();
    int expected =
        switch (colours) {
          case GRAY -> 1;
          case RGB, YCBCR -> 3;
          case CMYK, YCCK -> 4;
        };
    if (bands != expected) {
      throw new IIOException("its header announces " + expected + " components, it has " + bands);
    }
    int width = raster.getWidth();
    int[] rgb = new int[width * raster.getHeight()];
    int[] row = new int[width * bands];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      for (int x = 0; x < width; x++) {
        rgb[y * width + x] = pixel(row, x * bands, colours);
      }
    }
    return new Picture(width, raster.getHeight(), rgb);
  }

  private static int pixel(int[] row, int at, JpegHeader.Colours colours) {
    return switch (colours) {
      case GRAY -> row[at] * 0x010101;
      case RGB -> row[at] << 16 | row[at + 1] << 8 | row[at + 2];
      case YCBCR -> ycc(row[at], row[at + 1], row[at + 2]);
      case CMYK ->
          Pixels.cmyk(255 - row[at], 255 - row[at + 1], 255 - row[at + 2], 255 - row[at + 3]);
      case YCCK -> {
        int inverted = ycc(row[at], row[at + 1], row[at + 2]);
        // libjpeg turns YCC to the complement of RGB, and the file stores that inverted once more.
        yield Pixels.cmyk(inverted >> 16, inverted >> 8 & 0xff, inverted & 0xff, 255 - row[at + 3]);
      }
    };
  }

  private static int ycc(int y, int blue, int red) {
    int cb = blue - 128;
    int cr = red - 128;
    int r = y + (CR_RED * cr + HALF >> BITS);
    int g = y + (-CB_GREEN * cb - CR_GREEN * cr + HALF >> BITS);
    int b = y + (CB_BLUE * cb + HALF >> BITS);
    return Math.clamp(r, 0, 255) << 16 | Math.clamp(g, 0, 255) << 8 | Math.clamp(b, 0, 255);
  }
}
