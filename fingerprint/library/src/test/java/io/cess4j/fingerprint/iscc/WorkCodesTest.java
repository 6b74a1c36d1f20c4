package io.cess4j.fingerprint.iscc;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.fingerprint.TestData;
import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.text.ExtractedText;
import io.cess4j.fingerprint.text.TextExtractor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WorkCodesTest {

  /** As the tests of iscc-sdk publish them for whole files. */
  @CsvSource({
    "demo.pdf, ISCC:KACV5NAQXBCHCWFWMNALVJHBLB7X7IFU4H2JIVUSWF5NLR6362TFHDY",
    "demo.epub, ISCC:KACV5NAQXBCHCWFWHOLOZGPWRBQ7M5QA6IGEVCSHWSQTIZMSLXSM47Q",
  })
  @ParameterizedTest
  void shouldGiveThePublishedCodesOfDocuments(String name, String expected) throws IOException {
    Path file = TestData.file("iscc/" + name);
    ExtractedText text = new TextExtractor(MediaLimits.DEFAULT).extract(file);
    WorkCodes codes =
        WorkCodes.of(file, text.labels(), TextCode.ofDocument(text.isccText()).unit());
    assertThat(codes.code().text()).isEqualTo(expected);
  }

  /** Its pixels are decoded elsewhere; this is the published Image-Code. */
  @Test
  void shouldGiveThePublishedCodeOfAPicture() throws IOException {
    WorkCodes codes =
        WorkCodes.of(
            TestData.file("iscc/demo.jpg"),
            new Labels("Concentrated Cat", "", null),
            IsccUnit.parse("EEA4GQZQTY6J5DTH"));
    assertThat(codes.code().text())
        .isEqualTo("ISCC:KECWRY3VY6R5SNV4YNBTBHR4T2HGP3HKVFO7TYUP2BKVFG724W63HVI");
  }

  /** The 56 bytes with which iscc-sdk tests files of no known kind. */
  @Test
  void shouldGiveThePublishedCodesOfBytes(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("data.dat");
    Files.writeString(file, "UNSUPPORTED_BINARY_DATA_FOR_TESTING_12345678901234567890");
    WorkCodes codes = WorkCodes.of(file);
    assertThat(codes.code().text()).isEqualTo("ISCC:KUANVM73ENHWYORXP6GPAPYL555LG");
    assertThat(IsccCode.wide(codes.file().data(), codes.file().instance()).text())
        .isEqualTo("ISCC:K4ANVM73ENHWYORXQK5AKM2IV47JI74M6A7QX332WOU6NQXARLZ5J3A");
    assertThat(codes.file().datahash())
        .isEqualTo("1e207f8cf03f0bef7ab3a9e6c2e08af3d4ecdcef00fd640133b2156195ec7114d593");
    assertThat(codes.file().size()).isEqualTo(56);
  }

  @Test
  void shouldTakeTheFilesNameWhereThereIsNoTitle(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a_short-tale.v2.txt"), "Once upon a time");
    WorkCodes codes =
        WorkCodes.of(file, Labels.NONE, TextCode.ofDocument("Once upon a time").unit());
    assertThat(Objects.requireNonNull(codes.meta()).name()).isEqualTo("a short tale.v2");
    assertThat(codes.code().units()).hasSize(4);
    assertThat(WorkCodes.of(file).code().text()).startsWith("ISCC:KU");
  }
}
