package io.cess4j.fingerprint.labels;

import io.cess4j.fingerprint.iscc.Labels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Labels of sounds: ID3, Vorbis comments (Ogg, FLAC), INFO (WAV), in the order of iscc-sdk. */
final class SoundLabels {
  static final String TITLE = "TITLE";
  private static final int MOST_PARTS = 1_000;

  private static final LabelKeys KEYS =
      new LabelKeys(List.of("ISCC:NAME", TITLE), List.of("ISCC:DESCRIPTION"), List.of("ISCC:META"));

  private SoundLabels() {}

  static Labels of(FileBytes file) throws IOException {
    return KEYS.of(tags(file)::get);
  }

  private static Map<String, String> tags(FileBytes file) throws IOException {
    if (file.has(0, "OggS")) {
      return ogg(file);
    }
    if (file.has(0, "RIFF") && file.has(8, "WAVE")) {
      return wav(file);
    }
    Map<String, String> id3 = Id3Tags.of(file);
    long sound = Id3Tags.length(file);
    return file.has(sound, "fLaC") ? flac(file, sound + 4) : id3;
  }

  /** Blocks: last or not and type, 24 bits of length, data (RFC 9639, 8.1); comments are type 4. */
  private static Map<String, String> flac(FileBytes file, long first) throws IOException {
    long at = first;
    for (int i = 0; i < MOST_PARTS; i++) {
      ByteBuffer header = file.read(at, 4);
      if (header.remaining() < 4) {
        break;
      }
      int length = header.getInt(0) & 0xffffff;
      if ((header.get(0) & 0x7f) == 4) {
        return vorbis(file.read(at + 4, length));
      }
      if (header.get(0) < 0) {
        break;
      }
      at += 4 + length;
    }
    return Map.of();
  }

  /** The second packet of Vorbis and Opus, put together from the pages of the first mebibyte. */
  private static Map<String, String> ogg(FileBytes file) throws IOException {
    ByteBuffer pages = file.read(0, FileBytes.MOST);
    ByteBuffer packet = ByteBuffer.allocate(pages.remaining());
    int packets = 0;
    while (pages.remaining() >= 27) {
      int at = pages.position();
      int segments = pages.get(at + 26) & 0xff;
      int body = at + 27 + segments;
      for (int i = 0; i < segments && body <= pages.limit(); i++) {
        int size = pages.get(at + 27 + i) & 0xff;
        if (body + size > pages.limit()) {
          return comments(packet.flip());
        }
        if (packets == 1) {
          packet.put(pages.slice(body, size));
        }
        body += size;
        packets += size < 255 ? 1 : 0;
      }
      if (packets > 1 || body > pages.limit()) {
        break;
      }
      pages.position(body);
    }
    return comments(packet.flip());
  }

  private static Map<String, String> comments(ByteBuffer packet) {
    String start =
        StandardCharsets.ISO_8859_1.decode(packet.slice(0, Math.min(8, packet.limit()))).toString();
    int skipped = start.startsWith("\3vorbis") ? 7 : start.equals("OpusTags") ? 8 : packet.limit();
    return vorbis(packet.position(skipped));
  }

  /**
   * Vendor, number of comments, comments {@code KEY=value}: each after its length (Vorbis I, 5).
   */
  private static Map<String, String> vorbis(ByteBuffer bytes) {
    Map<String, String> tags = new HashMap<>();
    ByteBuffer comments = bytes.slice().order(ByteOrder.LITTLE_ENDIAN);
    if (comments.remaining() < 4) {
      return tags;
    }
    long at = 8 + (comments.getInt(0) & 0xffffffffL);
    while (at + 4 <= comments.limit()) {
      long length = comments.getInt((int) at) & 0xffffffffL;
      at += 4;
      if (at + length > comments.limit()) {
        break;
      }
      String comment =
          StandardCharsets.UTF_8.decode(comments.slice((int) at, (int) length)).toString();
      int equals = comment.indexOf('=');
      if (equals > 0) {
        tags.putIfAbsent(
            comment.substring(0, equals).toUpperCase(Locale.ROOT), comment.substring(equals + 1));
      }
      at += length;
    }
    return tags;
  }

  /** The title (INAM) in a list of type INFO; chunks as in every RIFF file. */
  private static Map<String, String> wav(FileBytes file) throws IOException {
    long at = 12;
    for (int i = 0; i < MOST_PARTS; i++) {
      ByteBuffer header = file.read(at, 8).order(ByteOrder.LITTLE_ENDIAN);
      if (header.remaining() < 8) {
        break;
      }
      long length = header.getInt(4) & 0xffffffffL;
      if (file.has(at, "LIST") && file.has(at + 8, "INFO")) {
        at += 12;
      } else if (file.has(at, "INAM")) {
        byte[] title = FileBytes.bytes(file.read(at + 8, length));
        return Map.of(TITLE, Encoded.text(title).replace("\0", ""));
      } else {
        at += 8 + length + length % 2;
      }
    }
    return Map.of();
  }
}
