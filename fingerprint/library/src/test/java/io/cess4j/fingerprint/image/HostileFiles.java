package io.cess4j.fingerprint.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Files that claim, or unpack to, far more than they hold. */
final class HostileFiles {
  private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10};

  private HostileFiles() {}

  /** Headers of a picture of so many pixels a side and nothing behind them. */
  static byte[] header(String format, int side) {
    return switch (format) {
      case "png" -> concat(PNG, chunk("IHDR", ihdr(side)), chunk("IDAT", deflated(100)));
      case "gif" ->
          concat(
              ascii("GIF89a"),
              little(side, side, 0, 0x2c00, 0, 0, side, side),
              new byte[] {0, 8, 2, 'x', 'y', 0, ';'});
      case "bmp" ->
          ByteBuffer.allocate(60)
              .order(ByteOrder.LITTLE_ENDIAN)
              .put(ascii("BM"))
              .putInt(60)
              .putInt(0)
              .putInt(54)
              .putInt(40)
              .putInt(side)
              .putInt(side)
              .putShort((short) 1)
              .putShort((short) 24)
              .array();
      case "tiff" -> tiff(side);
      case "jpeg" ->
          concat(
              new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) 0xc0, 0, 11, 8},
              big(side, side),
              new byte[] {1, 1, 0x11, 0, (byte) 0xff, (byte) 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 1});
      case "webp" ->
          concat(
              ascii("RIFF"),
              little(30, 0),
              ascii("WEBPVP8L"),
              little(12, 0),
              new byte[] {0x2f},
              // 14 bits each of width - 1 and height - 1.
              ByteBuffer.allocate(4)
                  .order(ByteOrder.LITTLE_ENDIAN)
                  .putInt(side - 1 | side - 1 << 14)
                  .array(),
              new byte[7]);
      default -> throw new IllegalArgumentException(format);
    };
  }

  /** A sound PNG with a chunk put in whose content unpacks to so many zeros. */
  static byte[] pngWithBomb(byte[] png, String type, int zeros) {
    byte[] content = concat(ascii("name\0\0"), deflated(zeros));
    int afterHeader = 33;
    return concat(
        java.util.Arrays.copyOf(png, afterHeader),
        chunk(type, content),
        java.util.Arrays.copyOfRange(png, afterHeader, png.length));
  }

  /** A GIF's logical screen made as large as its format allows; the frames stay as they are. */
  static byte[] gifOnHugeScreen(byte[] gif) {
    byte[] huge = gif.clone();
    java.util.Arrays.fill(huge, 6, 10, (byte) 0xff);
    return huge;
  }

  /** A PNG of black pixels, 1 bit each: its bytes are a thousandth of its pixels. */
  static byte[] blackPng(int side) {
    byte[] rows = deflated(side * ((side + 7) / 8 + 1));
    return concat(PNG, chunk("IHDR", ihdr(side)), chunk("IDAT", rows), chunk("IEND", new byte[0]));
  }

  private static byte[] ihdr(int side) {
    return ByteBuffer.allocate(13).putInt(side).putInt(side).put((byte) 1).array();
  }

  private static byte[] tiff(int side) {
    int[][] entries = {
      {256, 4, side},
      {257, 4, side},
      {258, 3, 8},
      {259, 3, 1},
      {262, 3, 1},
      {273, 4, 8},
      {277, 3, 1},
      {278, 4, side},
      {279, 4, Integer.MAX_VALUE}
    };
    ByteBuffer file = ByteBuffer.allocate(14 + 12 * entries.length).order(ByteOrder.LITTLE_ENDIAN);
    file.put(ascii("II")).putShort((short) 42).putInt(8).putShort((short) entries.length);
    for (int[] entry : entries) {
      file.putShort((short) entry[0]).putShort((short) entry[1]).putInt(1).putInt(entry[2]);
    }
    return file.array();
  }

  private static byte[] chunk(String type, byte[] content) {
    CRC32 sum = new CRC32();
    sum.update(ascii(type));
    sum.update(content);
    return ByteBuffer.allocate(12 + content.length)
        .putInt(content.length)
        .put(ascii(type))
        .put(content)
        .putInt((int) sum.getValue())
        .array();
  }

  private static byte[] deflated(int zeros) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DeflaterOutputStream out =
        new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_SPEED))) {
      byte[] block = new byte[1 << 16];
      for (int left = zeros; left > 0; left -= block.length) {
        out.write(block, 0, Math.min(left, block.length));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] little(int... shorts) {
    ByteBuffer buffer = ByteBuffer.allocate(2 * shorts.length).order(ByteOrder.LITTLE_ENDIAN);
    for (int value : shorts) {
      buffer.putShort((short) value);
    }
    return buffer.array();
  }

  private static byte[] big(int... shorts) {
    ByteBuffer buffer = ByteBuffer.allocate(2 * shorts.length);
    for (int value : shorts) {
      buffer.putShort((short) value);
    }
    return buffer.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
