package io.cess4j.fingerprint.image;

import io.cess4j.fingerprint.media.Picture;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** Pictures made on the spot, and files of them. */
public final class SamplePictures {
  private SamplePictures() {}

  /** Squares, slopes and bit patterns: every pixel is defined by its place. */
  public static Picture pattern(int width, int height) {
    int[] rgb = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int red = x * x + 3 * y & 0xff;
        int green = (x * 7 ^ y * 5) & 0xff;
        int blue = (x / 9 + y / 7) % 2 == 1 ? 0xff : 0;
        rgb[y * width + x] = red << 16 | green << 8 | blue;
      }
    }
    return new Picture(width, height, rgb);
  }

  /** Several hundred soft-edged discs and bars of random colours on a slope, like a busy scene. */
  public static Picture scene(int width, int height, long seed) {
    Random random = new Random(seed);
    int[] rgb = new int[width * height];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = 0x010101 * (60 + 120 * (i % width) / width);
    }
    for (int shape = 0; shape < 400; shape++) {
      int colour = random.nextInt(1 << 24);
      int centreX = random.nextInt(width);
      int centreY = random.nextInt(height);
      int halfWidth = 2 + random.nextInt(Math.max(2, width / 12));
      int halfHeight = 2 + random.nextInt(Math.max(2, height / 12));
      boolean disc = random.nextBoolean();
      for (int y = Math.max(0, centreY - halfHeight);
          y < Math.min(height, centreY + halfHeight);
          y++) {
        for (int x = Math.max(0, centreX - halfWidth);
            x < Math.min(width, centreX + halfWidth);
            x++) {
          double dx = (double) (x - centreX) / halfWidth;
          double dy = (double) (y - centreY) / halfHeight;
          if (!disc || dx * dx + dy * dy < 1) {
            rgb[y * width + x] = colour;
          }
        }
      }
    }
    return new Picture(width, height, rgb);
  }

  public static BufferedImage image(Picture picture) {
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, picture.width(), picture.height(), picture.rgb(), 0, picture.width());
    return image;
  }

  public static byte[] file(BufferedImage image, String format) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalArgumentException("No writer of " + format);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** A JPEG file of a quality of 1 to 100. */
  public static byte[] jpeg(Picture picture, int quality) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    parameters.setCompressionQuality(quality / 100f);
    try (var stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image(picture), null, null), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }
}
