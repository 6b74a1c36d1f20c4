package io.cess4j.fingerprint.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.fingerprint.TestData;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TypeDetectorTest {
  @TempDir private Path folder;

  private final TypeDetector detector = new TypeDetector();

  @ParameterizedTest
  @CsvSource({
    "demo.jpg, IMAGE, image/jpeg",
    "demo.png, IMAGE, image/png",
    "demo.gif, IMAGE, image/gif",
    "demo.tif, IMAGE, image/tiff",
    "demo.bmp, IMAGE, image/bmp",
    "demo.mp3, AUDIO, audio/mpeg",
    "withcover.mp3, AUDIO, audio/mpeg",
    "demo.ogg, AUDIO, audio/vorbis",
    "demo.opus, AUDIO, audio/opus",
    "demo.aac, AUDIO, audio/x-aac",
    "short.wav, AUDIO, audio/vnd.wave",
    "demo.mp4, VIDEO, video/mp4",
    "demo.webm, VIDEO, video/webm",
    "demo.mkv, VIDEO, video/x-matroska",
    "demo.txt, TEXT, text/plain",
    "demo.docx, TEXT, application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "demo.odt, TEXT, application/vnd.oasis.opendocument.text",
    "demo.html, TEXT, text/html",
    "demo.epub, TEXT, application/epub+zip",
    "demo.pdf, TEXT, application/pdf",
    "demo.rtf, TEXT, application/rtf",
  })
  void knowsTheSamplesWhateverTheyAreCalled(String name, MediaType type, String mimeType)
      throws IOException {
    Path renamed = folder.resolve("holiday.exe");
    Files.copy(TestData.file("iscc/" + name), renamed);

    assertThat(detector.detect(renamed)).isEqualTo(new DetectedType(type, mimeType));
  }

  @Test
  void doesNotBelieveAPicturesNameOfAText() throws IOException {
    Path file = write("a.jpg", "Once upon a time there was a picture that was none.");

    assertThat(detector.detect(file)).isEqualTo(new DetectedType(MediaType.TEXT, "text/plain"));
  }

  @Test
  void anArchiveIsNoDocument() throws IOException {
    Path archive = zip("a.docx", "word/document.xml");
    Path document = zip("b.zip", "_rels/.rels", "word/document.xml", "[Content_Types].xml");

    assertThat(detector.detect(archive))
        .isEqualTo(new DetectedType(MediaType.OTHER, "application/zip"));
    assertThat(detector.detect(document).mimeType()).endsWith(".wordprocessingml.document");
  }

  @Test
  void foldersInsideAnEntryMakeNoDocument() throws IOException {
    Path document = zip("inner.docx", "[Content_Types].xml", "word/document.xml");
    Path archive = folder.resolve("outer.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.setLevel(0);
      zip.putNextEntry(new ZipEntry("inner.docx"));
      zip.write(Files.readAllBytes(document));
    }

    assertThat(detector.detect(archive).type()).isEqualTo(MediaType.OTHER);
  }

  @Test
  void anArchiveWhoseEndIsMissingStaysAnArchive() throws IOException {
    Path whole = zip("whole.zip", "word/document.xml", "[Content_Types].xml");
    byte[] bytes = Files.readAllBytes(whole);
    Path cut = folder.resolve("cut.zip");
    try (OutputStream out = Files.newOutputStream(cut)) {
      out.write(bytes, 0, bytes.length - 30);
    }

    assertThat(detector.detect(cut).type()).isEqualTo(MediaType.OTHER);
  }

  @Test
  void unknownBytesAreOther() throws IOException {
    Path file = folder.resolve("a.mp3");
    Files.write(file, new byte[] {0, 1, 2, 3, 4, 5, 6, 7});

    assertThat(detector.detect(file))
        .isEqualTo(new DetectedType(MediaType.OTHER, "application/octet-stream"));
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> detector.detect(folder.resolve("gone.jpg")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("gone.jpg");
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
  }

  private Path zip(String name, String... entries) throws IOException {
    Path file = folder.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String entry : entries) {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write(entry.getBytes(StandardCharsets.UTF_8));
      }
    }
    return file;
  }
}
