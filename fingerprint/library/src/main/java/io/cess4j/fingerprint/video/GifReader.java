package io.cess4j.fingerprint.video;

import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.MediaLimits;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The images of a GIF file one after another. Comments and applications' extensions are passed over
 * unread: the JDK's reader gathers them in memory, so that a file of nothing else fills it.
 */
final class GifReader implements AutoCloseable {
  private static final int EXTENSION = 0x21;
  private static final int IMAGE = 0x2c;
  private static final int TRAILER = 0x3b;
  private static final int GRAPHIC_CONTROL = 0xf9;
  private static final int HEADER = 6;
  private static final int LONGEST_ROOT = 8;
  private static final int RGB = 3;

  /** 4096 x 4096: a screen is held up to three times, 64 MiB each. */
  private static final long MOST_PIXELS = 1 << 24;

  private final String name;
  private final DataInputStream file;
  private final MediaLimits limits;
  private final int width;
  private final int height;
  private final int @Nullable [] globalColours;

  GifReader(String name, InputStream file, MediaLimits limits) throws IOException {
    this.name = name;
    this.file = new DataInputStream(file);
    this.limits = limits;
    byte[] header = this.file.readNBytes(HEADER);
    if (!new String(header, StandardCharsets.ISO_8859_1).matches("GIF8[79]a")) {
      throw new MediaException.Malformed(name + " is no GIF: its first bytes are others");
    }
    width = readShort();
    height = readShort();
    int flags = this.file.readUnsignedByte();
    this.file.skipNBytes(2);
    checkSize(width, height, "a screen");
    globalColours = colours(flags);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** The next image, null after the last. */
  @Nullable GifBlock next() throws IOException {
    GifBlock.Control control = GifBlock.Control.NONE;
    while (true) {
      int kind = file.read();
      switch (kind) {
        case EXTENSION -> {
          int label = file.readUnsignedByte();
          if (label == GRAPHIC_CONTROL) {
            control = control();
          } else {
            new GifSubBlocks(file).drain();
          }
        }
        case IMAGE -> {
          return image(control);
        }
        case TRAILER, -1 -> {
          return null;
        }
        default -> throw new IOException("a block of the unknown kind " + kind);
      }
    }
  }

  private GifBlock.Control control() throws IOException {
    GifSubBlocks blocks = new GifSubBlocks(file);
    int flags = blocks.read();
    int hundredths = Math.max(0, blocks.read()) | Math.max(0, blocks.read()) << Byte.SIZE;
    int transparent = blocks.read();
    blocks.drain();
    if (transparent < 0) {
      throw new IOException("a graphic control extension that is too short");
    }
    return new GifBlock.Control((flags & 1) == 1 ? transparent : -1, hundredths, flags >> 2 & 7);
  }

  private GifBlock image(GifBlock.Control control) throws IOException {
    int left = readShort();
    int top = readShort();
    int columns = readShort();
    int rows = readShort();
    checkSize(columns, rows, "an image");
    int flags = file.readUnsignedByte();
    int[] local = colours(flags);
    int[] colours = local == null ? globalColours : local;
    if (colours == null) {
      throw new IOException("an image without colours");
    }
    int rootBits = file.readUnsignedByte();
    if (rootBits < 1 || rootBits > LONGEST_ROOT) {
      throw new IOException("indices of " + rootBits + " bits");
    }
    byte[] indices = new byte[columns * rows];
    GifSubBlocks blocks = new GifSubBlocks(file);
    int count = new GifLzw(blocks, rootBits).unpack(indices);
    blocks.drain();
    if (count < indices.length) {
      throw new EOFException("an image has " + count + " of " + indices.length + " pixels");
    }
    if ((flags & 0x40) != 0) {
      indices = deinterlaced(indices, columns, rows);
    }
    return new GifBlock(
        left,
        top,
        columns,
        rows,
        colours,
        indices,
        control.transparent(),
        control.hundredths(),
        control.disposal());
  }

  /** Rows come as every eighth, every eighth from the fourth on, every fourth, every second. */
  private static byte[] deinterlaced(byte[] indices, int columns, int rows) {
    byte[] ordered = new byte[indices.length];
    int from = 0;
    int[][] passes = {{0, 8}, {4, 8}, {2, 4}, {1, 2}};
    for (int[] pass : passes) {
      for (int row = pass[0]; row < rows; row += pass[1]) {
        System.arraycopy(indices, from, ordered, row * columns, columns);
        from += columns;
      }
    }
    return ordered;
  }

  private int @Nullable [] colours(int flags) throws IOException {
    if ((flags & 0x80) == 0) {
      return null;
    }
    int count = 2 << (flags & 7);
    byte[] bytes = new byte[count * RGB];
    file.readFully(bytes);
    int[] colours = new int[1 << Byte.SIZE];
    Arrays.setAll(
        colours,
        i ->
            i < count
                ? (bytes[i * RGB] & 0xff) << 16
                    | (bytes[i * RGB + 1] & 0xff) << 8
                    | bytes[i * RGB + 2] & 0xff
                : 0);
    return colours;
  }

  private void checkSize(int columns, int rows, String what) {
    if (columns == 0 || rows == 0) {
      throw new MediaException.Malformed(
          "%s has %s of %d x %d pixels: encode it anew".formatted(name, what, columns, rows));
    }
    long most = Math.min(limits.pixels(), MOST_PIXELS);
    if ((long) columns * rows > most) {
      throw new MediaException.TooLarge(
          "%s has %s of %d x %d pixels, the limit is %d: scale it down"
              .formatted(name, what, columns, rows, most));
    }
  }

  private int readShort() throws IOException {
    return Short.toUnsignedInt(Short.reverseBytes(file.readShort()));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
