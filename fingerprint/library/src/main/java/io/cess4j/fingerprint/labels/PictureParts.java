package io.cess4j.fingerprint.labels;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * Where a picture keeps its metadata; own code, since a library for it parses every maker's notes.
 *
 * @param xmp packets of XMP
 * @param iptc records of IPTC-IIM
 * @param exif the first directory of EXIF; null without
 */
record PictureParts(List<byte[]> xmp, List<ByteBuffer> iptc, @Nullable TiffDirectory exif) {
  private static final int MOST_PARTS = 1_000;
  private static final String XMP_SEGMENT = "http://ns.adobe.com/xap/1.0/\0";
  private static final String PHOTOSHOP_SEGMENT = "Photoshop 3.0\0";
  private static final String EXIF_SEGMENT = "Exif\0\0";
  private static final String XMP_CHUNK = "XML:com.adobe.xmp\0";
  private static final int TIFF_XMP = 700;
  private static final int TIFF_IPTC = 33_723;
  private static final int TIFF_PHOTOSHOP = 34_377;
  private static final int IPTC_RESOURCE = 0x0404;

  /** Of JPEG, PNG, WebP and TIFF; nothing of other formats. */
  static PictureParts of(FileBytes file, String mimeType) throws IOException {
    return switch (mimeType) {
      case "image/jpeg" -> jpeg(file);
      case "image/png" -> png(file);
      case "image/webp" -> webp(file);
      case "image/tiff" -> tiff(file);
      default -> new PictureParts(List.of(), List.of(), null);
    };
  }

  /** Segments until the first scan (ITU-T T.81, B.1.1.4). */
  private static PictureParts jpeg(FileBytes file) throws IOException {
    List<byte[]> xmp = new ArrayList<>();
    List<ByteBuffer> iptc = new ArrayList<>();
    TiffDirectory exif = null;
    long at = 2;
    for (int i = 0; i < MOST_PARTS; i++) {
      ByteBuffer header = file.read(at, 4);
      if (header.remaining() < 4 || header.get(0) != (byte) 0xff || header.get(1) == (byte) 0xda) {
        break;
      }
      if (header.get(1) == (byte) 0xff) {
        at++;
        continue;
      }
      int length = Math.max(2, header.getShort(2) & 0xffff) - 2;
      at += 4;
      int marker = header.get(1) & 0xff;
      if (marker == 0xe1 && file.has(at, XMP_SEGMENT)) {
        xmp.add(
            FileBytes.bytes(file.read(at + XMP_SEGMENT.length(), length - XMP_SEGMENT.length())));
      } else if (marker == 0xe1 && file.has(at, EXIF_SEGMENT)) {
        exif = TiffDirectory.at(file, at + EXIF_SEGMENT.length());
      } else if (marker == 0xed && file.has(at, PHOTOSHOP_SEGMENT)) {
        iptc.addAll(
            photoshop(
                file.read(at + PHOTOSHOP_SEGMENT.length(), length - PHOTOSHOP_SEGMENT.length())));
      }
      at += length;
    }
    return new PictureParts(xmp, iptc, exif);
  }

  private static PictureParts png(FileBytes file) throws IOException {
    List<byte[]> xmp = new ArrayList<>();
    TiffDirectory exif = null;
    long at = 8;
    for (int i = 0; i < MOST_PARTS; i++) {
      ByteBuffer header = file.read(at, 8);
      if (header.remaining() < 8) {
        break;
      }
      long length = header.getInt(0) & 0xffffffffL;
      if (header.getInt(4) == 0x69545874 && file.has(at + 8, XMP_CHUNK)) { // iTXt
        xmp.add(international(file.read(at + 8 + XMP_CHUNK.length(), length - XMP_CHUNK.length())));
      } else if (header.getInt(4) == 0x65584966) { // eXIf
        exif = TiffDirectory.at(file, at + 8);
      }
      at += 12 + length;
    }
    return new PictureParts(xmp, List.of(), exif);
  }

  /** Compressed or not, language, translated keyword, text (PNG, 11.3.3.4). */
  private static byte[] international(ByteBuffer chunk) {
    if (chunk.remaining() < 4) {
      return new byte[0];
    }
    boolean compressed = chunk.get() != 0;
    chunk.get();
    for (int zeros = 0; zeros < 2 && chunk.hasRemaining(); ) {
      zeros += chunk.get() == 0 ? 1 : 0;
    }
    byte[] text = FileBytes.bytes(chunk);
    return compressed ? inflated(text) : text;
  }

  private static byte[] inflated(byte[] text) {
    byte[] result = new byte[FileBytes.MOST];
    try (Inflater inflater = new Inflater()) {
      inflater.setInput(text);
      int length = inflater.inflate(result);
      return java.util.Arrays.copyOf(result, length);
    } catch (DataFormatException damaged) {
      return new byte[0];
    }
  }

  /** Chunks of RIFF: type, length, data, padding to even. */
  private static PictureParts webp(FileBytes file) throws IOException {
    List<byte[]> xmp = new ArrayList<>();
    TiffDirectory exif = null;
    long at = 12;
    for (int i = 0; i < MOST_PARTS; i++) {
      ByteBuffer header = file.read(at, 8).order(ByteOrder.LITTLE_ENDIAN);
      if (header.remaining() < 8) {
        break;
      }
      String type = new String(header.array(), 0, 4, StandardCharsets.ISO_8859_1);
      long length = header.getInt(4) & 0xffffffffL;
      at += 8;
      if (type.equals("XMP ")) {
        xmp.add(FileBytes.bytes(file.read(at, length)));
      } else if (type.equals("EXIF")) {
        exif = TiffDirectory.at(file, file.has(at, EXIF_SEGMENT) ? at + EXIF_SEGMENT.length() : at);
      }
      at += length + length % 2;
    }
    return new PictureParts(xmp, List.of(), exif);
  }

  private static PictureParts tiff(FileBytes file) throws IOException {
    TiffDirectory directory = TiffDirectory.at(file, 0);
    if (directory == null) {
      return new PictureParts(List.of(), List.of(), null);
    }
    List<byte[]> xmp = new ArrayList<>();
    List<ByteBuffer> iptc = new ArrayList<>();
    ByteBuffer packet = directory.field(TIFF_XMP);
    if (packet != null) {
      xmp.add(FileBytes.bytes(packet));
    }
    ByteBuffer records = directory.field(TIFF_IPTC);
    if (records != null) {
      iptc.add(records.order(ByteOrder.BIG_ENDIAN));
    }
    ByteBuffer resources = directory.field(TIFF_PHOTOSHOP);
    if (resources != null) {
      iptc.addAll(photoshop(resources.order(ByteOrder.BIG_ENDIAN)));
    }
    return new PictureParts(xmp, iptc, directory);
  }

  /** Image resources: "8BIM", number, name of even length, length, data of even length. */
  private static List<ByteBuffer> photoshop(ByteBuffer resources) {
    List<ByteBuffer> iptc = new ArrayList<>();
    while (resources.remaining() >= 12 && resources.getInt() == 0x3842494d) {
      int number = resources.getShort() & 0xffff;
      int name = (resources.get(resources.position()) & 0xff) + 1;
      long at = resources.position() + name + name % 2;
      if (at + 4 > resources.limit()) {
        break;
      }
      long length = resources.getInt((int) at) & 0xffffffffL;
      at += 4;
      if (at + length > resources.limit()) {
        break;
      }
      if (number == IPTC_RESOURCE) {
        iptc.add(resources.slice((int) at, (int) length));
      }
      resources.position((int) Math.min(resources.limit(), at + length + length % 2));
    }
    return iptc;
  }
}
