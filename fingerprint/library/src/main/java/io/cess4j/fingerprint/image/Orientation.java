package io.cess4j.fingerprint.image;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;

/**
 * EXIF's orientation (tag 0x0112 of the first directory), 1 to 8, wherever a format keeps its EXIF.
 * Own code for one number: a library for it parses every maker's notes, which is a hundred times
 * the surface for hostile files.
 */
final class Orientation {
  /** Upright: what a picture without EXIF, or with a broken one, is taken for. */
  static final int UPRIGHT = 1;

  private static final int TAG = 0x0112;
  private static final int SHORT = 3;
  private static final int MAX_PARTS = 1_000;

  private Orientation() {}

  /** Reads no more than the headers of a file's parts; the channel's position is lost. */
  static int of(SeekableByteChannel channel, String mimeType) throws IOException {
    return switch (mimeType) {
      case "image/jpeg" -> jpeg(channel);
      case "image/png" -> chunks(channel, 8, "eXIf", ByteOrder.BIG_ENDIAN);
      case "image/webp" -> chunks(channel, 12, "EXIF", ByteOrder.LITTLE_ENDIAN);
      case "image/tiff" -> tiff(channel, 0);
      default -> UPRIGHT;
    };
  }

  /** Segments until the first scan; EXIF is in APP1 (EXIF 2.32, 4.7.2). */
  private static int jpeg(SeekableByteChannel channel) throws IOException {
    long at = 2;
    for (int i = 0; i < MAX_PARTS; i++) {
      ByteBuffer header = read(channel, at, 10);
      if (header.remaining() < 10 || header.get(0) != (byte) 0xff || header.get(1) == (byte) 0xda) {
        return UPRIGHT;
      }
      boolean exif = header.getInt(4) == 0x45786966 && header.getShort(8) == 0;
      if (header.get(1) == (byte) 0xe1 && exif) {
        return tiff(channel, at + 10);
      }
      at += header.get(1) == (byte) 0xff ? 1 : 2 + Math.max(2, header.getShort(2) & 0xffff);
    }
    return UPRIGHT;
  }

  /** PNG's chunks (length, type, data, sum) or RIFF's (type, length, data, padding to even). */
  private static int chunks(SeekableByteChannel channel, long first, String type, ByteOrder order)
      throws IOException {
    boolean png = order == ByteOrder.BIG_ENDIAN;
    long at = first;
    for (int i = 0; i < MAX_PARTS; i++) {
      ByteBuffer header = read(channel, at, 8).order(order);
      if (header.remaining() < 8) {
        return UPRIGHT;
      }
      long length = header.getInt(png ? 0 : 4) & 0xffffffffL;
      String name = new String(header.array(), png ? 4 : 0, 4, StandardCharsets.ISO_8859_1);
      if (name.equals(type)) {
        boolean prefixed =
            read(channel, at + 8, 4).order(ByteOrder.BIG_ENDIAN).remaining() == 4
                && read(channel, at + 8, 4).getInt(0) == 0x45786966;
        return tiff(channel, at + (prefixed ? 14 : 8));
      }
      at += 8 + length + (png ? 4 : length % 2);
    }
    return UPRIGHT;
  }

  /** The first directory of a TIFF structure that begins at an offset (TIFF 6.0, section 2). */
  private static int tiff(SeekableByteChannel channel, long begin) throws IOException {
    ByteBuffer header = read(channel, begin, 8);
    if (header.remaining() < 8) {
      return UPRIGHT;
    }
    ByteOrder order = header.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    header.order(order);
    long directory = begin + (header.getInt(4) & 0xffffffffL);
    ByteBuffer count = read(channel, directory, 2).order(order);
    if (header.getShort(2) != 42 || count.remaining() < 2) {
      return UPRIGHT;
    }
    int entries = Math.min(count.getShort(0) & 0xffff, MAX_PARTS);
    ByteBuffer table = read(channel, directory + 2, entries * 12).order(order);
    for (int at = 0; at + 12 <= table.limit(); at += 12) {
      if ((table.getShort(at) & 0xffff) == TAG && table.getShort(at + 2) == SHORT) {
        int value = table.getShort(at + 8);
        return value >= 1 && value <= 8 ? value : UPRIGHT;
      }
    }
    return UPRIGHT;
  }

  /** Up to so many bytes, fewer at the end of the file. */
  private static ByteBuffer read(SeekableByteChannel channel, long at, int count)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count);
    channel.position(at);
    while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
      continue;
    }
    return buffer.flip();
  }
}
