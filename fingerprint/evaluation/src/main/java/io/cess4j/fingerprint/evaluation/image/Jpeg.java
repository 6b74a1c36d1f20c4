package io.cess4j.fingerprint.evaluation.image;

import io.cess4j.fingerprint.media.Picture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** There and back through the JDK's JPEG. */
final class Jpeg {
  private Jpeg() {}

  /**
   * @param quality 0 to 100
   */
  static Picture through(Picture picture, int quality) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(quality / 100f);
      writer.setOutput(out);
      writer.write(null, new IIOImage(Canvas.image(picture), null, null), parameters);
      out.flush();
      return Canvas.picture(
          java.util.Objects.requireNonNull(
              ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()))));
    } catch (IOException e) {
      throw new UncheckedIOException("In memory nothing fails to be written", e);
    } finally {
      writer.dispose();
    }
  }
}
