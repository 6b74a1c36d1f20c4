package io.cess4j.fingerprint.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.fingerprint.TestData;
import io.cess4j.fingerprint.iscc.TextCode;
import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.MediaLimits;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TextExtractorTest {
  private static final String GERMAN =
      "Die Würde des Menschen ist unantastbar. Sie zu achten und zu schützen ist Verpflichtung"
          + " aller staatlichen Gewalt. Das Deutsche Volk bekennt sich darum zu unverletzlichen"
          + " und unveräußerlichen Menschenrechten als Grundlage jeder Gemeinschaft.";

  private final TextExtractor extractor = new TextExtractor(MediaLimits.DEFAULT);

  @TempDir Path folder;

  /** The one text in six formats; the code is published for the docx (tests of iscc-sdk). */
  @ValueSource(strings = {"docx", "odt", "rtf", "html", "txt"})
  @ParameterizedTest
  void shouldSeeTheTextThatIsccSdkSees(String format) {
    ExtractedText text = extractor.extract(TestData.file("iscc/demo." + format));
    TextCode code = TextCode.ofDocument(text.isccText());
    assertThat(code.characters()).isEqualTo(4951);
    assertThat(code.unit().shortened(64).text()).isEqualTo("ISCC:EAAQMBEYQF6457DP");
    assertThat(text.labels().title()).isEqualTo(format.equals("txt") ? "" : "title from metadata");
  }

  @ValueSource(strings = {"UTF-8", "UTF-16", "windows-1252"})
  @ParameterizedTest
  void shouldFindOutTheCharset(String charset) throws IOException {
    Path file = folder.resolve("law");
    Files.write(file, GERMAN.getBytes(Charset.forName(charset)));
    assertThat(extractor.extract(file).text().strip()).isEqualTo(GERMAN);
  }

  @Test
  void shouldReadWhatAPageShowsNotItsMarkup() throws IOException {
    Path file = folder.resolve("page");
    Files.writeString(
        file,
        "<!DOCTYPE html><html><head><title>On <b>rights</b></title><style>p{color:red}</style>"
            + "<script>alert('x')</script></head><body><p>All human&nbsp;beings</p><p>are born"
            + " free</p></body></html>");
    ExtractedText text = extractor.extract(file);
    assertThat(text.mimeType()).isEqualTo("text/html");
    assertThat(text.text()).contains("All human", "are born free").doesNotContain("color", "alert");
  }

  @Test
  void shouldReadDocx() throws IOException {
    Path file = Documents.docx(folder.resolve("a"), "A &amp; B", "Some words", 3);
    ExtractedText text = extractor.extract(file);
    assertThat(text.text().strip().split("\\s*\n\\s*", -1)).containsOnly("Some words").hasSize(3);
    assertThat(text.labels().title()).isEqualTo("A & B");
  }

  @Test
  void shouldNotOpenOtherFiles() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "confidential");
    Path file = folder.resolve("entity.xml");
    Files.writeString(
        file,
        "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY e SYSTEM \""
            + secret.toUri()
            + "\">]><a>before &e; after</a>",
        StandardCharsets.UTF_8);
    String read;
    try {
      read = extractor.extract(file).text();
    } catch (MediaException refused) {
      read = refused.getMessage();
    }
    assertThat(read).doesNotContain("confidential");
  }

  @Test
  void shouldHashOfLongDocumentsWhatIsccSdkHashes() throws IOException {
    String text = "abcdefghi\n".repeat(60_000);
    Path file = Files.writeString(folder.resolve("long"), text);
    assertThat(extractor.extract(file).isccText()).isEqualTo(text.substring(0, 500_000));
  }
}
