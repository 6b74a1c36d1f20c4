package io.cess4j.fingerprint.audio.decode;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The formats that are decoded here, told by their first bytes. */
enum SoundFormat {
  WAV("WAV"),
  FLAC("FLAC"),
  MPEG("MPEG audio"),
  VORBIS("Ogg Vorbis"),
  OPUS("Ogg Opus"),
  OTHER("another format");

  /** A page's header and the first bytes of its packet. */
  private static final int SNIFFED = 27 + 255 + 16;

  private static final int ID3_HEADER = 10;

  final String title;

  SoundFormat(String title) {
    this.title = title;
  }

  /**
   * Tells the format.
   *
   * @param stream that supports mark
   */
  static SoundFormat of(InputStream stream) throws IOException {
    boolean tagged = skipTags(stream);
    stream.mark(SNIFFED);
    byte[] start = stream.readNBytes(SNIFFED);
    stream.reset();
    if (starts(start, 0, "RIFF") || starts(start, 0, "RF64")) {
      return starts(start, 8, "WAVE") ? WAV : OTHER;
    }
    if (starts(start, 0, "fLaC")) {
      return FLAC;
    }
    if (starts(start, 0, "OggS") && start.length > 27) {
      int packet = 27 + Byte.toUnsignedInt(start[26]);
      return starts(start, packet, "\1vorbis")
          ? VORBIS
          : starts(start, packet, "OpusHead") ? OPUS : OTHER;
    }
    return MpegTag.isFrame(start) || tagged ? MPEG : OTHER;
  }

  /**
   * Passes over ID3v2 tags (id3.org, ID3v2.4.0 section 3.1): pictures of any size, which a decoder
   * would hold in memory.
   *
   * @return whether there was one
   */
  static boolean skipTags(InputStream stream) throws IOException {
    boolean tagged = false;
    while (true) {
      stream.mark(ID3_HEADER);
      byte[] header = stream.readNBytes(ID3_HEADER);
      if (header.length < ID3_HEADER || !starts(header, 0, "ID3") || header[3] == (byte) 0xff) {
        stream.reset();
        return tagged;
      }
      tagged = true;
      int size = 0;
      for (int i = 6; i < ID3_HEADER; i++) {
        size = size << 7 | header[i] & 0x7f;
      }
      boolean footer = (header[5] & 0x10) != 0;
      stream.skipNBytes(size + (footer ? ID3_HEADER : 0));
    }
  }

  private static boolean starts(byte[] bytes, int offset, String text) {
    byte[] expected = text.getBytes(StandardCharsets.ISO_8859_1);
    return bytes.length >= offset + expected.length
        && Arrays.equals(bytes, offset, offset + expected.length, expected, 0, expected.length);
  }
}
