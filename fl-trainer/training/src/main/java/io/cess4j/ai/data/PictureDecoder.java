package io.cess4j.ai.data;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** PNG, JPEG, GIF and BMP as numbers of 0..1, channel by channel, each row by row. */
final class PictureDecoder {
  private final int side;
  private final int channels;
  private final PictureLimits limits;

  PictureDecoder(int side, int channels, PictureLimits limits) {
    if (side < 1 || side > 1_024 || (channels != 1 && channels != 3)) {
      throw new IllegalArgumentException(
          "%d pixels a side and %d channels: need 1 to 1024, and 1 or 3".formatted(side, channels));
    }
    this.side = side;
    this.channels = channels;
    this.limits = limits;
  }

  int numbers() {
    return side * side * channels;
  }

  float[] decode(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new MalformedDataException(file, "is no file");
    }
    if (Files.size(file) > limits.fileBytes()) {
      throw new MalformedDataException(
          file, "has %d bytes, at most are %d".formatted(Files.size(file), limits.fileBytes()));
    }
    try (ImageInputStream stream = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        throw new MalformedDataException(file, "is no PNG, JPEG, GIF or BMP");
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(stream, true, true);
        return scaled(read(file, reader));
      } finally {
        reader.dispose();
      }
    }
  }

  private BufferedImage read(Path file, ImageReader reader) {
    try {
      long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
      if (pixels > limits.pixels()) {
        throw new MalformedDataException(
            file, "has %d pixels, at most are %d".formatted(pixels, limits.pixels()));
      }
      return reader.read(0);
    } catch (MalformedDataException ours) {
      throw ours;
    } catch (IOException | RuntimeException broken) {
      // The JDK's readers answer damaged files with any of their own and of java.lang.
      throw new MalformedDataException(file, "cannot be decoded: it is damaged", broken);
    }
  }

  /** The mean of what falls on a pixel: every source pixel counts once. */
  private float[] scaled(BufferedImage picture) {
    int square = Math.min(picture.getWidth(), picture.getHeight());
    int left = (picture.getWidth() - square) / 2;
    int top = (picture.getHeight() - square) / 2;
    float[] numbers = new float[numbers()];
    for (int y = 0; y < side; y++) {
      for (int x = 0; x < side; x++) {
        int fromX = (int) ((long) x * square / side);
        int fromY = (int) ((long) y * square / side);
        int toX = Math.max(fromX + 1, (int) ((x + 1L) * square / side));
        int toY = Math.max(fromY + 1, (int) ((y + 1L) * square / side));
        long[] sums = new long[3];
        for (int v = fromY; v < toY; v++) {
          for (int u = fromX; u < toX; u++) {
            int colour = picture.getRGB(left + u, top + v);
            sums[0] += colour >>> 16 & 0xff;
            sums[1] += colour >>> 8 & 0xff;
            sums[2] += colour & 0xff;
          }
        }
        write(numbers, y * side + x, sums, (long) (toX - fromX) * (toY - fromY));
      }
    }
    return numbers;
  }

  /** Grey by the weights of ITU-R BT.601. */
  private void write(float[] numbers, int pixel, long[] sums, long count) {
    if (channels == 1) {
      double grey = 0.299 * sums[0] + 0.587 * sums[1] + 0.114 * sums[2];
      numbers[pixel] = (float) (grey / (255.0 * count));
    } else {
      for (int c = 0; c < 3; c++) {
        numbers[c * side * side + pixel] = (float) (sums[c] / (255.0 * count));
      }
    }
  }
}
