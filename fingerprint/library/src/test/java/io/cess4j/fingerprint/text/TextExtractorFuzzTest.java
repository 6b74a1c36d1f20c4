package io.cess4j.fingerprint.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.MediaLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes: some text, or one of our own refusals. */
final class TextExtractorFuzzTest {
  private static final TextExtractor EXTRACTOR =
      new TextExtractor(new MediaLimits(1, Duration.ofMinutes(1), 1 << 20, Duration.ofSeconds(20)));

  static Stream<Arguments> seeds() throws IOException {
    Path folder = Files.createTempDirectory("documents");
    Path docx = Documents.docx(folder.resolve("docx"), "Title", "Some words", 2);
    Path odt = Documents.odt(folder.resolve("odt"), "<text:p>", "word ", 2, "</text:p>");
    Stream<byte[]> written =
        Stream.of(
                "plain words",
                "<html><body><p>words</body>",
                "{\\rtf1\\ansi {\\b words} \\'e4\\u8364?}",
                "{\\rtf1{{{{{{\\bin99999999 x",
                "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[2 0"
                    + " R]/Count 9>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF",
                "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"&c;&c;\"><!ENTITY c"
                    + " \"&d;&d;\"><!ENTITY d \"words\">]><a>&b;</a>",
                "PK\u0003\u0004")
            .map(text -> text.getBytes(StandardCharsets.ISO_8859_1));
    Stream<byte[]> packed = Stream.of(Files.readAllBytes(docx), Files.readAllBytes(odt));
    Files.delete(docx);
    Files.delete(odt);
    Files.delete(folder);
    return Stream.concat(written, packed).map(bytes -> Arguments.of((Object) bytes));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "30s")
  void shouldReadOrRefuse(byte[] bytes) throws IOException {
    Path file = Files.createTempFile("document", "");
    try {
      Files.write(file, bytes);
      assertThat(EXTRACTOR.extract(file).text()).isNotBlank();
    } catch (MediaException refused) {
      assertThat(refused.getMessage()).contains(file.getFileName().toString());
    } finally {
      Files.delete(file);
    }
  }
}
