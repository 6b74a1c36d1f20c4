package io.cess4j.cli.fingerprint;

import io.cess4j.fingerprint.media.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/** A picture inside a page. */
final class Thumbnail {
  private Thumbnail() {}

  /** The picture as an address that holds it, encoded anew. */
  static String address(Picture picture) {
    return "data:image/png;base64," + Base64.getEncoder().encodeToString(png(picture));
  }

  static byte[] png(Picture picture) {
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, picture.width(), picture.height(), picture.rgb(), 0, picture.width());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException("This Java writes no PNG: use a JDK with java.desktop", e);
    }
    return bytes.toByteArray();
  }
}
