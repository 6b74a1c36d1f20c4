package io.cess4j.fingerprint.image;

import io.cess4j.fingerprint.media.Picture;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import javax.imageio.IIOException;

/**
 * What ImageIO read as red, green and blue on white, from the samples themselves: Java's own
 * conversion would send gray through a colour profile.
 */
final class Pixels {
  private static final int WHITE = 255;

  private Pixels() {}

  static Picture convert(BufferedImage image) throws IIOException {
    ColorModel model = image.getColorModel();
    int width = image.getWidth();
    int[] rgb = new int[width * image.getHeight()];
    if (model instanceof IndexColorModel) {
      // A palette holds sRGB: no reader makes one of another colour space.
      image.getRGB(0, 0, width, image.getHeight(), rgb, 0, width);
      boolean opaque = !model.hasAlpha();
      for (int i = 0; i < rgb.length; i++) {
        rgb[i] =
            opaque
                ? rgb[i] & 0xffffff
                : onWhite(
                    rgb[i] >> 16 & 0xff, rgb[i] >> 8 & 0xff, rgb[i] & 0xff, rgb[i] >>> 24, false);
      }
      return new Picture(width, image.getHeight(), rgb);
    }
    samples(image.getRaster(), model, rgb);
    return new Picture(width, image.getHeight(), rgb);
  }

  private static void samples(Raster raster, ColorModel model, int[] rgb) throws IIOException {
    int width = raster.getWidth();
    int bands = raster.getNumBands();
    int colours = model.getNumColorComponents();
    boolean cmyk = model.getColorSpace().getType() == ColorSpace.TYPE_CMYK;
    if (bands < model.getNumComponents()
        || !(colours == 1 || colours == 3 || colours == 4 && cmyk)) {
      throw new IIOException("it has " + colours + " colours in " + bands + " bands");
    }
    int[] depths = model.getComponentSize();
    boolean alpha = model.hasAlpha() && bands > colours;
    boolean premultiplied = model.isAlphaPremultiplied();
    int[] row = new int[width * bands];
    for (int y = 0; y < raster.getHeight(); y++) {
      raster.getPixels(raster.getMinX(), raster.getMinY() + y, width, 1, row);
      for (int x = 0; x < width; x++) {
        int at = x * bands;
        for (int i = 0; i < depths.length; i++) {
          row[at + i] = eightBits(row[at + i], depths[i]);
        }
        int green = colours == 1 ? 0 : 1;
        int blue = colours == 1 ? 0 : 2;
        rgb[y * width + x] =
            cmyk
                ? cmyk(row[at], row[at + 1], row[at + 2], row[at + 3])
                : onWhite(
                    row[at],
                    row[at + green],
                    row[at + blue],
                    alpha ? row[at + colours] : WHITE,
                    premultiplied);
      }
    }
  }

  private static int eightBits(int sample, int depth) {
    return depth > 8 ? sample >>> (depth - 8) & 0xff : sample * 255 / ((1 << depth) - 1) & 0xff;
  }

  /** Pillow's conversion, which knows no profile of inks. */
  static int cmyk(int cyan, int magenta, int yellow, int black) {
    int light = WHITE - black;
    return ink(cyan, light) << 16 | ink(magenta, light) << 8 | ink(yellow, light);
  }

  private static int ink(int ink, int light) {
    int product = ink * light + 128;
    return Math.clamp(light - ((product >> 8) + product >> 8), 0, 255);
  }

  private static int onWhite(int red, int green, int blue, int alpha, boolean premultiplied) {
    if (alpha == WHITE) {
      return red << 16 | green << 8 | blue;
    }
    return blend(red, alpha, premultiplied) << 16
        | blend(green, alpha, premultiplied) << 8
        | blend(blue, alpha, premultiplied);
  }

  /** Rounds as Pillow's alpha_composite does, so that ISCC of a transparent picture agrees. */
  private static int blend(int colour, int alpha, boolean premultiplied) {
    if (premultiplied) {
      return Math.min(255, colour + WHITE - alpha);
    }
    int sum = (colour * alpha + WHITE * (WHITE - alpha) << 7) + (0x80 << 7);
    return (sum >> 8) + sum >> 15;
  }
}
