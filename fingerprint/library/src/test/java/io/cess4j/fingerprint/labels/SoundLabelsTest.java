package io.cess4j.fingerprint.labels;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.fingerprint.TestData;
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
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SoundLabelsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"demo.mp3", "withcover.mp3", "demo.ogg", "demo.opus"})
  void publishedSoundsHaveTheirTitle(String name) {
    assertThat(of(TestData.file("iscc/" + name)).title()).isEqualTo("Belly Button");
  }

  @Test
  void everyVersionOfId3IsRead() throws IOException {
    byte[] utf16 = join(bytes("\1\u00ff\u00fe"), "Título".getBytes(StandardCharsets.UTF_16LE));
    assertThat(title(id3(2, 0, frame2("TT2", bytes("\0Title"))))).isEqualTo("Title");
    assertThat(title(id3(3, 0, frame3("TPE1", bytes("\0Me")), frame3("TIT2", utf16))))
        .isEqualTo("Título");
    byte[] long4 = bytes("\3" + "t".repeat(200));
    assertThat(title(id3(4, 0, frame4("TIT2", long4)))).isEqualTo("t".repeat(200));
    byte[] free = bytes("\3iscc:name\0The name");
    assertThat(title(id3(4, 0, frame4("TIT2", bytes("\3Other")), frame4("TXXX", free))))
        .isEqualTo("The name");
    byte[] old = bytes("TAGOld title" + "\0".repeat(116));
    assertThat(title(join(new byte[300], old))).isEqualTo("Old title");
  }

  /** In a tag that hides what looks like sound, the zeros do not count (ID3v2.3, 5). */
  @Test
  void anUnsynchronisedTagIsRead() throws IOException {
    byte[] frame = frame3("TIT2", join(bytes("\1\u00ff\0\u00fe"), bytes("A\0B\0")));
    frame[7]--; // the size of the frame is that before zeros were put in
    assertThat(title(id3(3, 0x80, frame))).isEqualTo("AB");
  }

  @Test
  void commentsOfFlacAndInfoOfWavAreRead() throws IOException {
    byte[] comments = comments("artist=Me", "Title=A flac");
    ByteBuffer flac = ByteBuffer.allocate(12 + comments.length);
    flac.put(bytes("fLaC")).putInt(0).put((byte) 0x84).put((byte) 0);
    flac.putShort((short) comments.length).put(comments);
    assertThat(title(flac.array())).isEqualTo("A flac");
    assertThat(title(join(id3(4, 0), flac.array()))).isEqualTo("A flac");

    ByteBuffer wav = ByteBuffer.allocate(60).order(ByteOrder.LITTLE_ENDIAN);
    wav.put(bytes("RIFF")).putInt(52).put(bytes("WAVEdata")).putInt(3).putInt(0);
    wav.put(bytes("LIST")).putInt(24).put(bytes("INFOIART")).putInt(2).put(bytes("Me"));
    wav.put(bytes("INAM")).putInt(6).put(bytes("A wav\0"));
    assertThat(title(wav.array())).isEqualTo("A wav");
  }

  @Test
  void tagsOfAContainerAreAskedInTheOrderOfIsccSdk() {
    Map<String, String> tags = Map.of("show", "Show", "title", "Title", "comment", "Comment");
    assertThat(EmbeddedLabels.of(tags)).isEqualTo(new Labels("Title", "Comment", null));
    assertThat(EmbeddedLabels.of(Map.of())).isEqualTo(Labels.NONE);
  }

  @Test
  void damageIsSurvived() throws IOException {
    long seed = 20261130;
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    byte[][] files = {
      id3(2, 0, frame2("TT2", bytes("\0Title"))),
      id3(3, 0x80, frame3("TXXX", bytes("\1\u00ff\u00fea\0b\0"))),
      id3(4, 0x40, bytes("\0\0\0\6\1\0"), frame4("TIT2", bytes("\3Title"))),
      join(bytes("fLaC\u0084\0\0\60"), comments("title=x", "y=z")),
      join(
          bytes("OggS\0\2"),
          new byte[20],
          bytes("\1\10OpusHead"),
          bytes("OggS\0\0"),
          new byte[20],
          bytes("\1\60OpusTags"),
          comments("title=x")),
      join(bytes("RIFF\0\0\0\0WAVELIST\0\0\0\0INFOINAM\4\0\0\0abcd"))
    };
    for (int i = 0; i < 1_500; i++) {
      byte[] damaged = files[i % files.length].clone();
      for (int turned = random.nextInt(5); turned >= 0; turned--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      int length = random.nextInt(4) == 0 ? random.nextInt(damaged.length) : damaged.length;
      assertThat(of(write(Arrays.copyOf(damaged, length)))).isNotNull();
    }
  }

  private String title(byte[] bytes) throws IOException {
    return of(write(bytes)).title();
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("sound"), bytes);
  }

  private static Labels of(Path file) {
    return EmbeddedLabels.of(file, new DetectedType(MediaType.AUDIO, "audio/mpeg"));
  }

  private static byte[] id3(int version, int flags, byte[]... frames) {
    byte[] content = join(frames);
    ByteBuffer tag = ByteBuffer.allocate(10 + content.length);
    tag.put(bytes("ID3")).put((byte) version).put((byte) 0).put((byte) flags);
    return tag.putInt(synchsafe(content.length)).put(content).array();
  }

  private static byte[] frame2(String id, byte[] content) {
    ByteBuffer frame = ByteBuffer.allocate(6 + content.length).put(bytes(id)).put((byte) 0);
    return frame.putShort((short) content.length).put(content).array();
  }

  private static byte[] frame3(String id, byte[] content) {
    ByteBuffer frame = ByteBuffer.allocate(10 + content.length).put(bytes(id));
    return frame.putInt(content.length).putShort((short) 0).put(content).array();
  }

  private static byte[] frame4(String id, byte[] content) {
    ByteBuffer frame = ByteBuffer.allocate(10 + content.length).put(bytes(id));
    return frame.putInt(synchsafe(content.length)).putShort((short) 0).put(content).array();
  }

  private static int synchsafe(int value) {
    return (value & 0x3f80) << 1 | value & 0x7f;
  }

  private static byte[] comments(String... comments) {
    ByteBuffer block = ByteBuffer.allocate(1_000).order(ByteOrder.LITTLE_ENDIAN);
    block.putInt(4).put(bytes("test")).putInt(comments.length);
    for (String comment : comments) {
      block.putInt(comment.length()).put(bytes(comment));
    }
    return Arrays.copyOf(block.array(), block.position());
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
