package io.cess4j.fingerprint.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.MediaLimits;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Documents that want more than they are worth. */
final class HostileDocumentsTest {
  private static final MediaLimits LIMITS =
      new MediaLimits(1_000_000, Duration.ofMinutes(1), 4 << 20, Duration.ofMinutes(1));

  private final TextExtractor extractor = new TextExtractor(LIMITS);

  @TempDir Path folder;

  @Test
  void shouldNotReadEndlessTextWithoutBlanks() throws IOException {
    Path file = folder.resolve("endless");
    try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file))) {
      Documents.repeat(stream, "abcdefghij".repeat(100), 8_000);
    }
    refused(file, MediaException.TooLarge.class, "more than 4194304 characters");
  }

  @Test
  void shouldNotUnpackABombInDocx() throws IOException {
    StringBuilder noise = new StringBuilder();
    new Random(7).ints(40_000, 'a', 'z' + 1).forEach(noise::appendCodePoint);
    Path file = Documents.docx(folder.resolve("bomb"), "", noise.toString(), 120);
    refused(file, MediaException.TooLarge.class, "more than 4194304 characters");
  }

  /**
   * Tika's reader of docx gathers a run of text before it gives any of it away: a gigabyte of one
   * letter filled the memory although no more than a page of it would have been taken.
   */
  @Test
  void aGigabyteInOneRunOfDocxIsNotGathered() throws IOException {
    Path file = Documents.docx(folder.resolve("run"), "", "a".repeat(1000), 20_000);
    refused(file, MediaException.TooLarge.class, "unpacks to far more");
  }

  @Test
  void shouldNotUnpackABombInOdt() throws IOException {
    Path file =
        Documents.odt(folder.resolve("bomb"), "<text:p>", "a".repeat(1000), 20_000, "</text:p>");
    refused(file, MediaException.TooLarge.class, "unpacks to far more");
  }

  @Test
  void shouldNotFollowEndlessNesting() throws IOException {
    Path odt =
        Documents.odt(
            folder.resolve("odt"), "", "<text:span>", 10_000, "</text:span>".repeat(10_000));
    refused(odt, MediaException.TooLarge.class, "nested far deeper");
  }

  @Test
  void shouldReadAPageHoweverDeep() throws IOException {
    Path html = folder.resolve("html");
    Files.writeString(html, "<!DOCTYPE html><html><body>" + "<div>".repeat(20_000) + "deep");
    assertThat(extractor.extract(html).text().strip()).isEqualTo("deep");
  }

  @Test
  void shouldNotKeepATreeOfAHugePage() throws IOException {
    Path file = folder.resolve("huge");
    try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(file))) {
      Documents.repeat(stream, "<!DOCTYPE html><html>", 1);
      Documents.repeat(stream, "<b>", 3 << 20);
    }
    refused(file, MediaException.TooLarge.class, "bytes of HTML");
  }

  @Test
  void shouldStopInTime() throws IOException {
    MediaLimits hasty = new MediaLimits(1, Duration.ofMinutes(1), 1000, Duration.ofNanos(1));
    Path file = Files.writeString(folder.resolve("text"), "Some words");
    assertThatThrownBy(() -> new TextExtractor(hasty).extract(file))
        .isInstanceOf(MediaException.TooLarge.class)
        .hasMessageContaining("could not be read within");
  }

  @Test
  void shouldSayWhatIsDamaged() throws IOException {
    Path whole = Documents.docx(folder.resolve("whole"), "", "Some words", 1);
    byte[] bytes = Files.readAllBytes(whole);
    for (int i = bytes.length / 3; i < bytes.length / 2; i++) {
      bytes[i] ^= 0x55;
    }
    Path file = Files.write(folder.resolve("damaged.docx"), bytes);
    assertThatThrownBy(() -> extractor.extract(file)).isInstanceOf(MediaException.class);
    Path pdf = Files.writeString(folder.resolve("cut.pdf"), "%PDF-1.7\n1 0 obj\n<</Type");
    refused(pdf, MediaException.Malformed.class, "save it anew");
  }

  @Test
  void shouldSayWhatIsNoText() throws IOException {
    byte[] noise = new byte[5000];
    new SplittableRandom(3).nextBytes(noise);
    byte[] png = HexFormat.of().parseHex("89504e470d0a1a0a0000000d49484452");
    byte[] picture = Arrays.copyOf(png, png.length + noise.length);
    System.arraycopy(noise, 0, picture, png.length, noise.length);
    refused(
        Files.write(folder.resolve("a.txt"), picture),
        MediaException.NoDecoder.class,
        "a.txt is image/png");
    refused(
        Files.writeString(folder.resolve("blank.txt"), " \n \n"),
        MediaException.TooPlain.class,
        "has no text");
  }

  private void refused(Path file, Class<? extends MediaException> kind, String reason) {
    assertThatThrownBy(() -> extractor.extract(file))
        .isInstanceOf(kind)
        .hasMessageContaining(reason)
        .hasMessageContaining(file.getFileName().toString());
  }
}
