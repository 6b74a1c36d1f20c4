package io.cess4j.fingerprint.evaluation.image;

import io.cess4j.fingerprint.media.Picture;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;

/** Pictures and Java2D. */
final class Canvas {
  private Canvas() {}

  static BufferedImage image(Picture picture) {
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, picture.width(), picture.height(), picture.rgb(), 0, picture.width());
    return image;
  }

  static BufferedImage blank(int width, int height) {
    return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
  }

  static Picture picture(BufferedImage image) {
    if (image.getRaster().getDataBuffer() instanceof DataBufferInt data
        && image.getType() == BufferedImage.TYPE_INT_RGB
        && data.getData().length == image.getWidth() * image.getHeight()) {
      return new Picture(image.getWidth(), image.getHeight(), masked(data.getData()));
    }
    return new Picture(
        image.getWidth(),
        image.getHeight(),
        masked(image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth())));
  }

  static Graphics2D draw(BufferedImage image) {
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    return graphics;
  }

  /** The rectangle alone. */
  static Picture crop(Picture picture, int left, int top, int width, int height) {
    int[] rgb = new int[width * height];
    for (int y = 0; y < height; y++) {
      System.arraycopy(picture.rgb(), (top + y) * picture.width() + left, rgb, y * width, width);
    }
    return new Picture(width, height, rgb);
  }

  /** By halves first, so that no pixel of the original is passed over, then bicubic. */
  static Picture resize(Picture picture, int width, int height) {
    BufferedImage image = image(picture);
    while (image.getWidth() >= 2 * width && image.getHeight() >= 2 * height) {
      image = scaled(image, image.getWidth() / 2, image.getHeight() / 2, true);
    }
    return picture(scaled(image, width, height, false));
  }

  private static BufferedImage scaled(
      BufferedImage image, int width, int height, boolean bilinear) {
    BufferedImage scaled = blank(width, height);
    Graphics2D graphics = draw(scaled);
    if (bilinear) {
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    }
    graphics.drawImage(image, 0, 0, width, height, null);
    graphics.dispose();
    return scaled;
  }

  /** No side longer than this. */
  static Picture atMost(Picture picture, int side) {
    int longer = Math.max(picture.width(), picture.height());
    return longer <= side
        ? picture
        : resize(
            picture,
            Math.max(1, Math.round((float) picture.width() * side / longer)),
            Math.max(1, Math.round((float) picture.height() * side / longer)));
  }

  /**
   * Turned about its centre; the corners that come in have the given colour.
   *
   * @param whole whether the canvas grows so that nothing is cut off
   */
  static Picture turn(Picture picture, double degrees, int rgb, boolean whole) {
    double angle = Math.toRadians(degrees);
    double sine = Math.abs(Math.sin(angle));
    double cosine = Math.abs(Math.cos(angle));
    int width = picture.width();
    int height = picture.height();
    int newWidth = whole ? (int) Math.ceil(width * cosine + height * sine) : width;
    int newHeight = whole ? (int) Math.ceil(width * sine + height * cosine) : height;
    BufferedImage turned = blank(newWidth, newHeight);
    Graphics2D graphics = draw(turned);
    graphics.setColor(new java.awt.Color(rgb));
    graphics.fillRect(0, 0, newWidth, newHeight);
    AffineTransform transform = new AffineTransform();
    transform.translate(newWidth / 2.0, newHeight / 2.0);
    transform.rotate(angle);
    transform.translate(-width / 2.0, -height / 2.0);
    graphics.drawImage(image(picture), transform, null);
    graphics.dispose();
    return picture(turned);
  }

  private static int[] masked(int[] rgb) {
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] &= 0xffffff;
    }
    return rgb;
  }
}
