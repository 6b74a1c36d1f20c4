package io.cess4j.fingerprint.labels;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.fingerprint.iscc.Labels;
import io.cess4j.fingerprint.media.DetectedType;
import io.cess4j.fingerprint.media.MediaType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureLabelsTest {
  private static final String XMP =
      """
      <?xpacket begin="" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
        photoshop:Headline="A headline">
      <dc:creator><rdf:Seq><rdf:li>Somebody</rdf:li></rdf:Seq></dc:creator>
      <dc:title><rdf:Alt><rdf:li xml:lang="de">Katze</rdf:li><rdf:li xml:lang="x-default">Cat &amp;
        &lt;b&gt;mouse&lt;/b&gt;</rdf:li></rdf:Alt></dc:title>
      <dc:description><rdf:Alt><rdf:li xml:lang="x-default">They meet</rdf:li></rdf:Alt></dc:description>
      </rdf:Description></rdf:RDF></x:xmpmeta>
      """;

  private static final Labels BOTH = new Labels("Cat & mouse", "They meet", null);

  @TempDir private Path folder;

  @Test
  void xmpIsFoundInEveryFormat() throws IOException {
    assertThat(labels("image/jpeg", jpeg(segment(0xe1, "http://ns.adobe.com/xap/1.0/\0" + XMP))))
        .isEqualTo(BOTH);
    assertThat(labels("image/png", png("XML:com.adobe.xmp\0\0\0\0\0", XMP.getBytes(UTF8))))
        .isEqualTo(BOTH);
    ByteArrayOutputStream deflated = new ByteArrayOutputStream();
    try (DeflaterOutputStream stream = new DeflaterOutputStream(deflated)) {
      stream.write(XMP.getBytes(UTF8));
    }
    assertThat(labels("image/png", png("XML:com.adobe.xmp\0\1\0\0\0", deflated.toByteArray())))
        .isEqualTo(BOTH);
    assertThat(labels("image/webp", webp("XMP ", XMP.getBytes(UTF8)))).isEqualTo(BOTH);
    assertThat(labels("image/tiff", tiff(700, XMP.getBytes(UTF8)))).isEqualTo(BOTH);
  }

  @Test
  void aHeadlineStandsInForATitle() throws IOException {
    String without = XMP.replace("dc:title", "dc:other");
    assertThat(labels("image/webp", webp("XMP ", without.getBytes(UTF8))).title())
        .isEqualTo("A headline");
  }

  @Test
  void iptcAndExifAreAskedAfterXmp() throws IOException {
    byte[] iptc = bytes("\u001c\u0002\u0005\0\3cat\u001c\u0002\u0069\0\4head");
    byte[] resource = bytes("8BIM\4\4\0\0\0\0\0" + (char) iptc.length);
    byte[] photoshop = join(bytes("Photoshop 3.0\0"), resource, iptc);
    byte[] exif =
        join(bytes("Exif\0\0"), tiff(0x9c9b, "Título\0".getBytes(StandardCharsets.UTF_16LE)));

    assertThat(labels("image/jpeg", jpeg(segment(0xe1, exif))).title()).isEqualTo("Título");
    assertThat(labels("image/jpeg", jpeg(segment(0xe1, exif), segment(0xed, photoshop))).title())
        .isEqualTo("head");
    assertThat(labels("image/tiff", tiff(33_723, iptc)).title()).isEqualTo("head");
  }

  @Test
  void aPictureWithoutMetadataHasNone() throws IOException {
    assertThat(labels("image/jpeg", jpeg())).isEqualTo(Labels.NONE);
    assertThat(labels("image/bmp", bytes("BM, whatever"))).isEqualTo(Labels.NONE);
  }

  /** Entities would be read from the disk, or unpack to gigabytes. */
  @Test
  void entitiesAreNotFollowed() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "secret");
    String hostile =
        "<!DOCTYPE x [<!ENTITY e SYSTEM \"%s\">]>".formatted(secret.toUri())
            + XMP.substring(XMP.indexOf("<x:")).replace("Cat &amp;", "&e;");

    assertThat(labels("image/webp", webp("XMP ", hostile.getBytes(UTF8))).title())
        .doesNotContain("secret");
  }

  /** Lengths that claim more than there is, cuts and noise: labels or none, never a failure. */
  @Test
  void damageIsSurvived() throws IOException {
    long seed = 20261130;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    byte[] iptc = bytes("\u001c\u0002\u0005\0\3cat");
    byte[][] files = {
      jpeg(
          segment(0xe1, "http://ns.adobe.com/xap/1.0/\0" + XMP),
          segment(0xe1, join(bytes("Exif\0\0"), tiff(0x9c9b, new byte[40]))),
          segment(0xed, join(bytes("Photoshop 3.0\0008BIM\4\4\0\0\0\0\0\10"), iptc))),
      png("XML:com.adobe.xmp\0\0\0\0\0", XMP.getBytes(UTF8)),
      webp("EXIF", tiff(700, iptc)),
      tiff(33_723, iptc)
    };
    String[] types = {"image/jpeg", "image/png", "image/webp", "image/tiff"};
    for (int i = 0; i < 1_000; i++) {
      byte[] damaged = files[i % 4].clone();
      for (int turned = random.nextInt(6); turned >= 0; turned--) {
        damaged[random.nextInt(Math.min(damaged.length, 160))] = (byte) random.nextInt(256);
      }
      int length = random.nextInt(4) == 0 ? random.nextInt(damaged.length) : damaged.length;
      assertThat(labels(types[i % 4], java.util.Arrays.copyOf(damaged, length))).isNotNull();
    }
  }

  private static final java.nio.charset.Charset UTF8 = StandardCharsets.UTF_8;

  private Labels labels(String mimeType, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve("picture"), bytes);
    return EmbeddedLabels.of(file, new DetectedType(MediaType.IMAGE, mimeType));
  }

  private static byte[] jpeg(byte[]... segments) {
    return join(bytes("\u00ff\u00d8"), join(segments), bytes("\u00ff\u00da"));
  }

  private static byte[] segment(int marker, String content) {
    return segment(marker, content.getBytes(UTF8));
  }

  private static byte[] segment(int marker, byte[] content) {
    ByteBuffer segment = ByteBuffer.allocate(4 + content.length);
    segment.put((byte) 0xff).put((byte) marker).putShort((short) (2 + content.length));
    return segment.put(content).array();
  }

  private static byte[] png(String start, byte[] text) {
    byte[] before = bytes(start);
    ByteBuffer png = ByteBuffer.allocate(20 + before.length + text.length);
    png.put(bytes("\u0089PNG\r\n\u001a\n")).putInt(before.length + text.length).put(bytes("iTXt"));
    return png.put(before).put(text).array();
  }

  private static byte[] webp(String type, byte[] content) {
    ByteBuffer webp = ByteBuffer.allocate(20 + content.length).order(ByteOrder.LITTLE_ENDIAN);
    webp.put(bytes("RIFF")).putInt(12 + content.length).put(bytes("WEBP" + type));
    return webp.putInt(content.length).put(content).array();
  }

  private static byte[] tiff(int tag, byte[] value) {
    ByteBuffer tiff = ByteBuffer.allocate(26 + value.length).order(ByteOrder.LITTLE_ENDIAN);
    tiff.put(bytes("II*\0")).putInt(8).putShort((short) 1);
    tiff.putShort((short) tag).putShort((short) 1).putInt(value.length).putInt(26);
    return tiff.putInt(0).put(value).array();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      joined.writeBytes(part);
    }
    return joined.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
