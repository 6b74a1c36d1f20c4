package io.cess4j.fingerprint.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Tells apart what begins with the same bytes: kinds of office documents, of films, of sounds. */
final class Containers {
  private static final Map<String, String> OFFICE_FOLDERS =
      Map.of(
          "word/", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "xl/", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          "ppt/", "application/vnd.openxmlformats-officedocument.presentationml.presentation");

  /** Where the list of an archive's entries is looked for: the last bytes of the file. */
  private static final int TAIL = 1 << 20;

  private static final int HEAD = 64;
  private static final int ENTRY = 0x02014b50;
  private static final int ENTRY_HEADER = 46;
  private static final int END = 0x06054b50;
  private static final int END_RECORD = 22;
  private static final int SIZE_AT = 12;

  private Containers() {}

  /** The narrower type of a container, or the given one. */
  static String refine(Path file, String mimeType) throws IOException {
    return switch (mimeType) {
      case "application/zip", "application/x-tika-ooxml" -> office(file, mimeType);
      case "application/x-matroska" ->
          head(file).contains("webm") ? "video/webm" : "video/x-matroska";
      case "application/ogg" -> ogg(head(file));
      case "video/quicktime", "application/mp4" -> boxes(head(file), mimeType);
      default -> mimeType;
    };
  }

  /**
   * By the folders in the central directory (APPNOTE 4.3.12), since entries' own headers may lie.
   */
  private static String office(Path file, String mimeType) throws IOException {
    ByteBuffer tail = ByteBuffer.wrap(tail(file)).order(ByteOrder.LITTLE_ENDIAN);
    int end = directoryEnd(tail);
    if (end < 0) {
      return mimeType;
    }
    boolean contentTypes = false;
    String found = "application/zip";
    int at = (int) Math.max(0, end - (tail.getInt(end + SIZE_AT) & 0xffffffffL));
    while (at + ENTRY_HEADER <= end && tail.getInt(at) == ENTRY) {
      String name = name(tail, at);
      contentTypes |= name.equals("[Content_Types].xml");
      found = OFFICE_FOLDERS.getOrDefault(name.substring(0, name.indexOf('/') + 1), found);
      at += ENTRY_HEADER + length(tail, at, 28) + length(tail, at, 30) + length(tail, at, 32);
    }
    return contentTypes ? found : "application/zip";
  }

  private static int directoryEnd(ByteBuffer tail) {
    int at = tail.limit() - END_RECORD;
    while (at >= 0 && tail.getInt(at) != END) {
      at--;
    }
    return at;
  }

  private static String name(ByteBuffer tail, int at) {
    int start = at + ENTRY_HEADER;
    int length = Math.min(length(tail, at, 28), tail.limit() - start);
    return new String(tail.array(), start, length, StandardCharsets.ISO_8859_1);
  }

  private static int length(ByteBuffer tail, int at, int field) {
    return tail.getShort(at + field) & 0xffff;
  }

  private static byte[] tail(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      int length = (int) Math.min(TAIL, channel.size());
      channel.position(channel.size() - length);
      ByteBuffer buffer = ByteBuffer.allocate(length);
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        continue;
      }
      return buffer.array();
    }
  }

  /** By the first packet of the first stream (RFC 5334). */
  private static String ogg(String head) {
    if (head.contains("OpusHead")) {
      return "audio/opus";
    }
    if (head.contains("\u0001vorbis")) {
      return "audio/vorbis";
    }
    return head.contains("\u0080theora") ? "video/ogg" : "audio/ogg";
  }

  /** By the major brand of the file type box (ISO 14496-12, 4.3). */
  private static String boxes(String head, String mimeType) {
    if (!head.startsWith("ftyp", 4)) {
      return mimeType;
    }
    return switch (head.substring(8, 12)) {
      case "qt  " -> "video/quicktime";
      case "M4A ", "M4B " -> "audio/mp4";
      default -> "video/mp4";
    };
  }

  /** The first 64 bytes, where the formats above name what they hold. */
  private static String head(Path file) throws IOException {
    try (InputStream stream = Files.newInputStream(file)) {
      byte[] bytes = stream.readNBytes(HEAD);
      return new String(Arrays.copyOf(bytes, HEAD), StandardCharsets.ISO_8859_1);
    }
  }
}
