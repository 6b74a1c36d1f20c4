package io.cess4j.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.fingerprint.iscc.IsccCode;
import io.cess4j.fingerprint.iscc.IsccUnit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Codes of whole files, as the tests of iscc-sdk publish them; titles come out of the files. */
class PublishedCodesTest {
  private final Fingerprinter fingerprinter = new Fingerprinter();

  @CsvSource({
    "demo.jpg, ISCC:KECWRY3VY6R5SNV4YNBTBHR4T2HGP3HKVFO7TYUP2BKVFG724W63HVI",
    "demo.mp3, ISCC:KIC2JKSX7OH5PBIENISKEJTS4TRKHYJBCZDNLQXYILWJHQAP3N3KPTQ",
    "demo.pdf, ISCC:KACV5NAQXBCHCWFWMNALVJHBLB7X7IFU4H2JIVUSWF5NLR6362TFHDY",
    "demo.epub, ISCC:KACV5NAQXBCHCWFWHOLOZGPWRBQ7M5QA6IGEVCSHWSQTIZMSLXSM47Q",
  })
  @ParameterizedTest
  void compositesOfFiles(String name, String expected) {
    Fingerprint fingerprint = fingerprinter.of(TestData.file("iscc/" + name));

    assertThat(fingerprint.iscc().text()).isEqualTo(expected);
    assertThat(fingerprint.missing()).isEmpty();
  }

  @CsvSource({
    "demo.jpg, AADWRY3VY6R5SNV4NUAGFYLVSJ3I7KX37VO6PYLC22DFONVH2GVZIPY",
    "demo.jpg, EED4GQZQTY6J5DTHQ2DWCPDZHQOM6QZQTY6J5DTFZ2DWCPDZHQOMXDI",
    "demo.jpg, GAD6Z2VJLX46FD6QVSSCW3BOUAIV5GRINTAHISA6UQIHPLWH3YBGAHQ",
    "demo.jpg, IADVKUU37LS33M6VGDCS6RGRHTGWU7DRB5RWEDOC3MOEHRKZFLRNZFY",
    "demo.mp3, AAA2JKSX7OH5PBIE",
    "demo.mp3, EIAWUJFCEZZOJYVD",
    "demo.wav, EIAWUJFCEZZOJYVD",
    "withcover.mp3, AAA2JKSX7OH5PBIE",
    "withcover.mp3, EIAWUJFCEZZOJYVD",
    "demo.docx, EAAQMBEYQF6457DP",
  })
  @ParameterizedTest
  void unitsOfFiles(String name, String expected) {
    IsccUnit unit = IsccUnit.parse(expected);

    assertThat(fingerprinter.of(TestData.file("iscc/" + name)).units())
        .filteredOn(one -> one.type() == unit.type())
        .map(one -> one.shortened(unit.bits()))
        .containsExactly(unit);
  }

  /** A picture without metadata, and the name of its file as iscc-sdk's test has it. */
  @Test
  void theMetaCodeOfAPictureWithoutATitle(@TempDir Path folder) throws IOException {
    Path file = Files.copy(TestData.file("iscc/demo.bmp"), folder.resolve("img.bmp"));

    assertThat(fingerprinter.of(file).units().getFirst().shortened(64).text())
        .isEqualTo("ISCC:AAA374FA7VF3FWZQ");
  }

  /** The 56 bytes with which iscc-sdk tests files of no known kind. */
  @Test
  void codesOfBytes(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("data.dat");
    Files.writeString(file, "UNSUPPORTED_BINARY_DATA_FOR_TESTING_12345678901234567890");
    Hashes hashes = Hashes.of(file);
    IsccUnit data = hashes.codes().data();
    IsccUnit instance = hashes.codes().instance();

    assertThat(IsccCode.of(java.util.List.of(data, instance)).text())
        .isEqualTo("ISCC:KUANVM73ENHWYORXP6GPAPYL555LG");
    assertThat(IsccCode.wide(data, instance).text())
        .isEqualTo("ISCC:K4ANVM73ENHWYORXQK5AKM2IV47JI74M6A7QX332WOU6NQXARLZ5J3A");
    assertThat(hashes.codes().datahash())
        .isEqualTo("1e207f8cf03f0bef7ab3a9e6c2e08af3d4ecdcef00fd640133b2156195ec7114d593");
    assertThat(hashes.codes().size()).isEqualTo(56);
  }
}
