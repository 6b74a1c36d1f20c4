package io.cess4j.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.fingerprint.media.MediaType;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprinterTest {
  private final Fingerprinter fingerprinter = new Fingerprinter();
  @TempDir private Path folder;

  @Test
  void dataOfNoKindHasHashesAndTheirCodes() throws IOException {
    Path file = folder.resolve("picture.jpg");
    Files.write(file, new byte[] {0, 1, 2, 3, (byte) 0xff, 0x11});

    Fingerprint fingerprint = fingerprinter.of(file);

    assertThat(fingerprint.type().type()).isEqualTo(MediaType.OTHER);
    assertThat(fingerprint.description()).isNull();
    assertThat(fingerprint.missing()).isEmpty();
    assertThat(fingerprint.size()).isEqualTo(6);
    assertThat(fingerprint.units()).hasSize(2);
  }

  @Test
  void hashesAreThePublishedOnes() throws IOException {
    Path file = folder.resolve("abc");
    Files.write(file, "abc".getBytes(StandardCharsets.US_ASCII));

    Fingerprint fingerprint = fingerprinter.of(file);

    assertThat(HexFormat.of().formatHex(fingerprint.sha256()))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assertThat(fingerprint.instance())
        .isEqualTo("6437b3ac38465133ffb63b75273a8db548c558465d79db03fd359c6cd5bd9d85");
  }

  @Test
  void aPictureCutShortKeepsItsHashesAndTheReason() throws IOException {
    Path whole = picture("whole.png");
    Path cut = folder.resolve("cut.png");
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 3));

    Fingerprint fingerprint = fingerprinter.of(cut);

    assertThat(fingerprint.type().type()).isEqualTo(MediaType.IMAGE);
    assertThat(fingerprint.units()).hasSize(2);
    assertThat(fingerprint.missing())
        .singleElement()
        .extracting(Missing::part)
        .isEqualTo("content");
    assertThat(fingerprint.missing().getFirst().reason()).contains("cut.png").contains("cut short");
  }

  @Test
  void aPictureHasAllItsParts() throws IOException {
    Suspect suspect = fingerprinter.suspect(picture("a.png"));

    assertThat(suspect.fingerprint().type().mimeType()).isEqualTo("image/png");
    assertThat(suspect.fingerprint().units()).hasSize(4);
    assertThat(suspect.fingerprint().pdq()).isNotNull();
    assertThat(suspect.fingerprint().description()).isNotNull();
    assertThat(suspect.query()).isNotNull();
    assertThat(suspect.fingerprint().missing()).isEmpty();
  }

  @Test
  void aTextOfThreeWordsHasItsCodesAndTheReasonWhyNoMore() throws IOException {
    Path file = folder.resolve("short");
    Files.writeString(file, "Three short words");

    Fingerprint fingerprint = fingerprinter.of(file);

    assertThat(fingerprint.type().type()).isEqualTo(MediaType.TEXT);
    assertThat(fingerprint.units()).hasSize(4);
    assertThat(fingerprint.description()).isNull();
    assertThat(fingerprint.missing()).singleElement().extracting(Missing::part).isEqualTo("MDRC");
  }

  @Test
  void anEnglishTextSaysWhatItIsAboutAndAnotherDoesNot() throws IOException {
    Path english = folder.resolve("english");
    Files.writeString(
        english,
        "The captain stood on the quarter deck while the sailors hauled the ropes and the sails filled"
            + " with the wind. A whale rose near the bow, and the harpooner seized his lance and climbed"
            + " down into the boat. They rowed over the waves until the oars touched the flank of the"
            + " animal, and the line ran out smoking.");
    Path german = folder.resolve("german");
    Files.writeString(
        german,
        "Der Kapitän stand auf dem Achterdeck, während die Matrosen an den Tauen zogen und der Wind die"
            + " Segel füllte. Ein Wal tauchte nahe am Bug auf, und der Harpunier griff nach seiner Lanze"
            + " und stieg hinab ins Boot. Sie ruderten über die Wellen, bis die Riemen die Flanke des"
            + " Tieres berührten und die Leine rauchend auslief.");

    assertThat(fingerprinter.of(english).topic()).isNotNull();
    assertThat(fingerprinter.of(german).topic()).isNull();
    assertThat(fingerprinter.of(german).missing()).isEmpty();
  }

  @Test
  void aVideoWithoutADecoderSaysWhatToInstall() throws IOException {
    Path file = folder.resolve("video");
    byte[] header = new byte[64];
    System.arraycopy("\0\0\0\40ftypisom".getBytes(StandardCharsets.ISO_8859_1), 0, header, 0, 12);
    Files.write(file, header);

    Fingerprint fingerprint = fingerprinter.of(file);

    assertThat(fingerprint.type().type()).isEqualTo(MediaType.VIDEO);
    assertThat(fingerprint.missing().getFirst().reason()).contains("cess4j-fingerprint-ffmpeg");
    assertThat(fingerprint.units()).hasSize(2);
  }

  @Test
  void aFileThatIsNotThereIsSaidToBe() {
    assertThatThrownBy(() -> fingerprinter.of(folder.resolve("none")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("none");
  }

  private Path picture(String name) throws IOException {
    BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    Random random = new Random(7);
    for (int i = 0; i < 60; i++) {
      graphics.setColor(new Color(random.nextInt(1 << 24)));
      graphics.fillOval(random.nextInt(320) - 30, random.nextInt(240) - 30, 60, 60);
    }
    graphics.dispose();
    Path file = folder.resolve(name);
    ImageIO.write(image, "png", file.toFile());
    return file;
  }
}
