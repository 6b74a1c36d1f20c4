package io.cess4j.cli.demo.rights;

import io.cess4j.fingerprint.evaluation.image.SyntheticPictures;
import io.cess4j.fingerprint.media.Picture;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * The pictures of the story, drawn from a seed: an original, a part of it compressed again, and a
 * work that shows it small among others.
 *
 * @param original what the photographer made, PNG
 * @param copy three quarters of each side of it, at another size, JPEG of quality 60
 * @param derived the original small on a ground of another picture, PNG
 */
record Pictures(Path original, Path copy, Path derived) {
  /** Of the endless row that a seed gives, the ones with ridges under a sky. */
  private static final int RIDGES = 1;

  private static final int GROUND = 2;
  private static final double KEPT = .75;
  private static final double SMALLER = .8;
  private static final float QUALITY = .6f;

  static Pictures draw(Path folder, long seed) throws IOException {
    Files.createDirectories(folder);
    var items = SyntheticPictures.items(seed, GROUND + 1);
    BufferedImage original = image(items.get(RIDGES).work().get());
    Pictures pictures =
        new Pictures(
            folder.resolve("ridges-at-dusk.png"),
            folder.resolve("my-own-photo.jpg"),
            folder.resolve("collage.png"));
    ImageIO.write(original, "png", pictures.original().toFile());
    writeJpeg(cropped(original), pictures.copy());
    ImageIO.write(
        collage(image(items.get(GROUND).work().get()), original),
        "png",
        pictures.derived().toFile());
    return pictures;
  }

  /** Off the centre, then a little smaller. */
  private static BufferedImage cropped(BufferedImage picture) {
    int width = (int) (picture.getWidth() * KEPT);
    int height = (int) (picture.getHeight() * KEPT);
    int left = (picture.getWidth() - width) / 3;
    int top = (picture.getHeight() - height) / 3;
    BufferedImage smaller =
        new BufferedImage(
            (int) (width * SMALLER), (int) (height * SMALLER), BufferedImage.TYPE_INT_RGB);
    draw(
        smaller,
        picture.getSubimage(left, top, width, height),
        0,
        0,
        smaller.getWidth(),
        smaller.getHeight());
    return smaller;
  }

  private static BufferedImage collage(BufferedImage ground, BufferedImage picture) {
    draw(
        ground,
        picture,
        ground.getWidth() / 12,
        ground.getHeight() / 12,
        ground.getWidth() / 3,
        ground.getHeight() / 3);
    return ground;
  }

  private static void draw(
      BufferedImage onto, BufferedImage picture, int left, int top, int width, int height) {
    Graphics2D graphics = onto.createGraphics();
    graphics.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    graphics.drawImage(picture, left, top, width, height, null);
    graphics.dispose();
  }

  private static BufferedImage image(Picture picture) {
    BufferedImage image =
        new BufferedImage(picture.width(), picture.height(), BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, picture.width(), picture.height(), picture.rgb(), 0, picture.width());
    return image;
  }

  private static void writeJpeg(BufferedImage image, Path file) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
      ImageWriteParam parameters = writer.getDefaultWriteParam();
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(QUALITY);
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), parameters);
    } finally {
      writer.dispose();
    }
  }
}
