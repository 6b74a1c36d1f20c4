package io.cess4j.fingerprint.video;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** Writes animated GIFs with the JDK's writer, which shares no code with what reads them here. */
final class TestGif {
  /** Index 0 is transparent, the others are red, green, blue. */
  private static final IndexColorModel COLOURS =
      new IndexColorModel(
          2,
          4,
          new byte[] {0, (byte) 255, 0, 0},
          new byte[] {0, 0, (byte) 255, 0},
          new byte[] {0, 0, 0, (byte) 255},
          0);

  private static final String FORMAT = "javax_imageio_gif_image_1.0";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
  private final ImageOutputStream stream;

  TestGif(int width, int height) {
    try {
      stream = ImageIO.createImageOutputStream(bytes);
      writer.setOutput(stream);
      IIOMetadata metadata = writer.getDefaultStreamMetadata(null);
      IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree("javax_imageio_gif_stream_1.0");
      IIOMetadataNode screen = new IIOMetadataNode("LogicalScreenDescriptor");
      screen.setAttribute("logicalScreenWidth", "" + width);
      screen.setAttribute("logicalScreenHeight", "" + height);
      screen.setAttribute("colorResolution", "8");
      screen.setAttribute("pixelAspectRatio", "0");
      root.appendChild(screen);
      metadata.setFromTree("javax_imageio_gif_stream_1.0", root);
      writer.prepareWriteSequence(metadata);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One image, a row a string, a digit a pixel: 0 transparent, 1 red, 2 green, 3 blue. */
  TestGif image(
      int left, int top, String disposal, int hundredths, boolean interlaced, String... rows) {
    BufferedImage image =
        new BufferedImage(rows[0].length(), rows.length, BufferedImage.TYPE_BYTE_INDEXED, COLOURS);
    for (int y = 0; y < rows.length; y++) {
      for (int x = 0; x < rows[y].length(); x++) {
        image.getRaster().setSample(x, y, 0, rows[y].charAt(x) - '0');
      }
    }
    return image(left, top, disposal, hundredths, interlaced, image);
  }

  TestGif image(
      int left, int top, String disposal, int hundredths, boolean interlaced, BufferedImage image) {
    try {
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
      IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(FORMAT);
      IIOMetadataNode place = child(root, "ImageDescriptor");
      place.setAttribute("imageLeftPosition", "" + left);
      place.setAttribute("imageTopPosition", "" + top);
      place.setAttribute("imageWidth", "" + image.getWidth());
      place.setAttribute("imageHeight", "" + image.getHeight());
      place.setAttribute("interlaceFlag", interlaced ? "TRUE" : "FALSE");
      IIOMetadataNode control = child(root, "GraphicControlExtension");
      control.setAttribute("disposalMethod", disposal);
      control.setAttribute("userInputFlag", "FALSE");
      control.setAttribute("transparentColorFlag", "TRUE");
      control.setAttribute("transparentColorIndex", "0");
      control.setAttribute("delayTime", "" + hundredths);
      metadata.setFromTree(FORMAT, root);
      writer.writeToSequence(new IIOImage(image, null, metadata), null);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  byte[] bytes() {
    try {
      writer.endWriteSequence();
      stream.close();
      writer.dispose();
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IIOMetadataNode child(IIOMetadataNode root, String name) {
    for (int i = 0; i < root.getLength(); i++) {
      if (root.item(i).getNodeName().equals(name)) {
        return (IIOMetadataNode) root.item(i);
      }
    }
    IIOMetadataNode child = new IIOMetadataNode(name);
    root.appendChild(child);
    return child;
  }
}
