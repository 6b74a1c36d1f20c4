package io.cess4j.fingerprint.training;

import java.awt.AlphaComposite;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.random.RandomGenerator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/**
 * What happens to a picture on its way through the world, at random strength: what the whitening
 * learns to be steady under. Not the attacks of the evaluation, which are code of their own.
 */
final class Distortions {
  private static final int KINDS = 10;

  private final RandomGenerator random;

  Distortions(RandomGenerator random) {
    this.random = random;
  }

  /** The next of all kinds in turn. */
  BufferedImage distort(BufferedImage picture, int turn) {
    return switch (turn % KINDS) {
      case 0 -> jpeg(picture, random.nextDouble(0.05, 0.4));
      case 1 -> resized(picture, random.nextDouble(0.2, 0.6));
      case 2 -> tone(picture, random.nextDouble(0.5, 2), random.nextDouble(0.6, 1.6), 1);
      case 3 -> tone(picture, 1, 1, random.nextBoolean() ? 0 : random.nextDouble(0.3, 1.8));
      case 4 -> noise(picture, random.nextDouble(5, 30));
      case 5 -> covered(picture, random.nextDouble(0.1, 0.35));
      case 6 -> hue(picture, random.nextFloat(0.08f, 0.92f));
      default -> moved(picture);
    };
  }

  private static BufferedImage jpeg(BufferedImage picture, double quality) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality((float) quality);
      writer.setOutput(stream);
      writer.write(null, new IIOImage(picture, null, null), parameters);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    try {
      return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static BufferedImage resized(BufferedImage picture, double factor) {
    return drawn(
        picture,
        Math.max(16, (int) (picture.getWidth() * factor)),
        Math.max(16, (int) (picture.getHeight() * factor)),
        AffineTransform.getScaleInstance(factor, factor));
  }

  /** Gamma, contrast, saturation. */
  private static BufferedImage tone(
      BufferedImage picture, double gamma, double contrast, double saturation) {
    return mapped(
        picture,
        (red, green, blue, channel) -> {
          double grey = 0.299 * red + 0.587 * green + 0.114 * blue;
          double value = channel == 0 ? red : channel == 1 ? green : blue;
          double saturated = grey + saturation * (value - grey);
          return 255 * Math.pow(Math.clamp(saturated / 255, 0, 1), gamma) * contrast
              + 128 * (1 - contrast);
        });
  }

  /** All hues turned alike; strong colours change their light too. */
  private static BufferedImage hue(BufferedImage picture, float turn) {
    return mapped(
        picture,
        (red, green, blue, channel) -> {
          float[] colour = Color.RGBtoHSB(red, green, blue, null);
          int turned = Color.HSBtoRGB(colour[0] + turn, colour[1], colour[2]);
          return turned >> 16 - 8 * channel & 255;
        });
  }

  private BufferedImage noise(BufferedImage picture, double deviation) {
    return mapped(
        picture,
        (red, green, blue, channel) ->
            (channel == 0 ? red : channel == 1 ? green : blue) + random.nextGaussian() * deviation);
  }

  /** A mark of one colour and some lettering. */
  private BufferedImage covered(BufferedImage picture, double share) {
    BufferedImage result = copy(picture);
    Graphics2D graphics = result.createGraphics();
    int width = (int) (picture.getWidth() * share);
    int height = (int) (picture.getHeight() * share);
    graphics.setComposite(
        AlphaComposite.getInstance(AlphaComposite.SRC_OVER, random.nextFloat(0.4f, 1f)));
    graphics.setColor(new Color(random.nextInt(0x1000000)));
    graphics.fillRect(
        random.nextInt(picture.getWidth() - width + 1),
        random.nextInt(picture.getHeight() - height + 1),
        width,
        height);
    graphics.setColor(random.nextBoolean() ? Color.WHITE : Color.BLACK);
    graphics.setFont(graphics.getFont().deriveFont(picture.getHeight() / 10f));
    graphics.drawString(
        "Draft " + random.nextInt(1000), picture.getWidth() / 8, picture.getHeight() * 7 / 8);
    graphics.dispose();
    return result;
  }

  /** A view that misses by a few hundredths: another crop, scale, a turn of up to 2 degrees. */
  private BufferedImage moved(BufferedImage picture) {
    double width = picture.getWidth();
    double height = picture.getHeight();
    AffineTransform transform = new AffineTransform();
    transform.translate(width / 2, height / 2);
    transform.rotate(Math.toRadians(random.nextGaussian()));
    transform.scale(
        1 + Math.abs(random.nextGaussian()) * 0.03, 1 + Math.abs(random.nextGaussian()) * 0.03);
    transform.translate(
        -width / 2 + random.nextGaussian() * 0.015 * width,
        -height / 2 + random.nextGaussian() * 0.015 * height);
    return drawn(picture, picture.getWidth(), picture.getHeight(), transform);
  }

  private static BufferedImage drawn(
      BufferedImage picture, int width, int height, AffineTransform transform) {
    BufferedImage result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = result.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(picture, transform, null);
    graphics.dispose();
    return result;
  }

  private static BufferedImage copy(BufferedImage picture) {
    return drawn(picture, picture.getWidth(), picture.getHeight(), new AffineTransform());
  }

  private static BufferedImage mapped(BufferedImage picture, Mapping mapping) {
    BufferedImage result =
        new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
    for (int y = 0; y < picture.getHeight(); y++) {
      for (int x = 0; x < picture.getWidth(); x++) {
        int rgb = picture.getRGB(x, y);
        int mapped = 0;
        for (int channel = 0; channel < 3; channel++) {
          double value = mapping.apply(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255, channel);
          mapped = mapped << 8 | (int) Math.clamp(Math.round(value), 0L, 255L);
        }
        result.setRGB(x, y, mapped);
      }
    }
    return result;
  }

  private interface Mapping {
    double apply(int red, int green, int blue, int channel);
  }
}
