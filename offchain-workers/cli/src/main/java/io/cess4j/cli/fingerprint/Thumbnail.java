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
    return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(encode(picture, "jpeg"));
  }

  static byte[] png(Picture picture) {
    return encode(picture, "png");
  }

  private static byte[] encode(Picture picture, String format) {
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, picture.width(), picture.height(), picture.rgb(), 0, picture.width());
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "This Java writes no pictures: use a JDK with java.desktop", e);
    }
    return bytes.toByteArray();
  }
}
