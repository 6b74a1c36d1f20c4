package io.cess4j.fingerprint.labels;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * ID3v2.2 to 2.4 at the beginning of a file, or else ID3v1 at its end: title and free texts ({@code
 * TXXX}). Only the first mebibyte of a tag is looked at; pictures come last.
 */
final class Id3Tags {
  private static final int HEADER_BYTES = 10;
  private static final int UNSYNCHRONISED = 0x80;
  private static final int EXTENDED = 0x40;
  private static final int OLD_BYTES = 128;

  private Id3Tags() {}

  /** Bytes of the tag at the beginning, 0 if there is none. */
  static long length(FileBytes file) throws IOException {
    ByteBuffer header = file.read(0, HEADER_BYTES);
    return header.remaining() == HEADER_BYTES && file.has(0, "ID3")
        ? HEADER_BYTES + synchsafe(header, 6)
        : 0;
  }

  static Map<String, String> of(FileBytes file) throws IOException {
    long length = length(file);
    if (length == 0) {
      return old(file);
    }
    ByteBuffer header = file.read(0, HEADER_BYTES);
    int version = header.get(3);
    int flags = header.get(5);
    ByteBuffer frames = file.read(HEADER_BYTES, length - HEADER_BYTES);
    if ((flags & UNSYNCHRONISED) != 0 && version < 4) {
      frames = synchronised(frames);
    }
    if ((flags & EXTENDED) != 0 && version > 2 && frames.remaining() >= 4) {
      long extended = version == 4 ? synchsafe(frames, 0) : 4 + (frames.getInt(0) & 0xffffffffL);
      frames.position((int) Math.min(frames.limit(), extended));
    }
    return frames(frames, version);
  }

  private static Map<String, String> frames(ByteBuffer frames, int version) {
    Map<String, String> tags = new HashMap<>();
    int idBytes = version == 2 ? 3 : 4;
    int headerBytes = version == 2 ? 6 : 10;
    while (frames.remaining() > headerBytes && frames.get(frames.position()) != 0) {
      int at = frames.position();
      byte[] id = new byte[idBytes];
      frames.get(at, id);
      long size =
          switch (version) {
            case 2 -> frames.getInt(at + 2) & 0xffffff;
            case 3 -> frames.getInt(at + 4) & 0xffffffffL;
            default -> synchsafe(frames, at + 4);
          };
      if (size > frames.remaining() - headerBytes) {
        break;
      }
      boolean plain = version == 2 || (frames.get(at + 9) & 0xff) == 0;
      String name = new String(id, StandardCharsets.ISO_8859_1);
      if (plain && size > 1) {
        keep(tags, name, frames.slice(at + headerBytes, (int) size));
      }
      frames.position(at + headerBytes + (int) size);
    }
    return tags;
  }

  private static void keep(Map<String, String> tags, String name, ByteBuffer frame) {
    switch (name) {
      case "TIT2", "TT2" -> tags.putIfAbsent(SoundLabels.TITLE, texts(frame)[0]);
      case "TXXX", "TXX" -> {
        String[] texts = texts(frame);
        if (texts.length > 1) {
          tags.putIfAbsent(texts[0].toUpperCase(Locale.ROOT), texts[1]);
        }
      }
      default -> {}
    }
  }

  /** The encoding's number, then texts with a zero between them; one text at least. */
  private static String[] texts(ByteBuffer frame) {
    Charset charset =
        switch (frame.get()) {
          case 1 -> StandardCharsets.UTF_16;
          case 2 -> StandardCharsets.UTF_16BE;
          case 3 -> StandardCharsets.UTF_8;
          default -> StandardCharsets.ISO_8859_1;
        };
    String text = charset.decode(frame).toString();
    return text.replace("\ufeff", "").split("\0", -1);
  }

  /** Without the zeros that keep players from taking a tag for sound (ID3v2.3, 5). */
  private static ByteBuffer synchronised(ByteBuffer bytes) {
    ByteBuffer result = ByteBuffer.allocate(bytes.remaining());
    byte last = 0;
    while (bytes.hasRemaining()) {
      byte next = bytes.get();
      if (next != 0 || last != (byte) 0xff) {
        result.put(next);
      }
      last = next;
    }
    return result.flip();
  }

  private static Map<String, String> old(FileBytes file) throws IOException {
    long at = file.channel().size() - OLD_BYTES;
    if (at < 0 || !file.has(at, "TAG")) {
      return Map.of();
    }
    String title = StandardCharsets.ISO_8859_1.decode(file.read(at + 3, 30)).toString();
    return Map.of(SoundLabels.TITLE, title.replace("\0", ""));
  }

  private static long synchsafe(ByteBuffer bytes, int at) {
    return (bytes.get(at) & 0x7f) << 21
        | (bytes.get(at + 1) & 0x7f) << 14
        | (bytes.get(at + 2) & 0x7f) << 7
        | bytes.get(at + 3) & 0x7f;
  }
}
