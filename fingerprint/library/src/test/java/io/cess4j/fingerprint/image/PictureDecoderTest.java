package io.cess4j.fingerprint.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.media.Picture;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PictureDecoderTest {
  @TempDir private Path folder;

  private final PictureDecoder decoder = new PictureDecoder(MediaLimits.DEFAULT);
  private final Picture scene = SamplePictures.scene(96, 64, 6);

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "tiff"})
  void losslessFormatsGiveTheSamePixels(String format) throws IOException {
    Picture decoded = decode(SamplePictures.file(SamplePictures.image(scene), format));

    assertThat(decoded.width()).isEqualTo(96);
    assertThat(decoded.rgb()).isEqualTo(scene.rgb());
  }

  @Test
  void compressedFormatsGiveNearlyTheSame() throws IOException {
    Picture decoded = decode(SamplePictures.jpeg(scene, 95));

    assertThat(PicturesTest.meanDifference(decoded, scene)).isLessThan(4);
  }

  /** In the order of EXIF's values: what the stored picture must be for the upright one to come. */
  @Test
  void turnsUprightWhatExifSaysIsTurned() throws IOException {
    Picture mirrored = Pictures.mirror(scene);
    Picture[] stored = {
      scene,
      mirrored,
      Pictures.quarterTurns(scene, 2),
      Pictures.quarterTurns(mirrored, 2),
      Pictures.quarterTurns(mirrored, 3),
      Pictures.quarterTurns(scene, 3),
      Pictures.quarterTurns(mirrored, 1),
      Pictures.quarterTurns(scene, 1),
    };
    for (int orientation = 1; orientation <= 8; orientation++) {
      byte[] file = ExifFiles.jpeg(SamplePictures.jpeg(stored[orientation - 1], 95), orientation);
      Picture decoded = decode(file);
      assertThat(decoded.width()).as("orientation " + orientation).isEqualTo(96);
      assertThat(PicturesTest.meanDifference(decoded, scene))
          .as("orientation " + orientation)
          .isLessThan(6);

      byte[] png = SamplePictures.file(SamplePictures.image(stored[orientation - 1]), "png");
      assertThat(decode(ExifFiles.png(png, orientation)).rgb())
          .as("png, orientation " + orientation)
          .isEqualTo(scene.rgb());
    }
  }

  @Test
  void putsTransparentPicturesOnWhite() throws IOException {
    BufferedImage image = new BufferedImage(2, 2, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 2, 2, new int[] {0x00123456, 0xff123456, 0x80000000, 0x80ff0000}, 0, 2);

    assertThat(decode(SamplePictures.file(image, "png")).rgb())
        .containsExactly(0xffffff, 0x123456, 0x7f7f7f, 0xff7f7f);
  }

  @Test
  void transparentEntriesOfAPaletteAreWhite() throws IOException {
    byte[] red = {0, (byte) 200};
    byte[] none = {0, 0};
    IndexColorModel palette = new IndexColorModel(1, 2, red, none, none, 0);
    BufferedImage image = new BufferedImage(4, 1, BufferedImage.TYPE_BYTE_BINARY, palette);
    WritableRaster raster = image.getRaster();
    raster.setPixels(0, 0, 4, 1, new int[] {0, 1, 0, 1});

    assertThat(decode(SamplePictures.file(image, "gif")).rgb())
        .containsExactly(0xffffff, 0xc80000, 0xffffff, 0xc80000);
  }

  @Test
  void grayKeepsItsValues() throws IOException {
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 256; i++) {
      image.getRaster().setSample(i % 16, i / 16, 0, i);
    }
    Picture decoded = decode(SamplePictures.file(image, "png"));

    for (int i = 0; i < 256; i++) {
      assertThat(decoded.rgb()[i]).isEqualTo(i * 0x010101);
    }
  }

  @Test
  void sixteenBitsBecomeEight() throws IOException {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_GRAY);
    image.getRaster().setPixels(0, 0, 2, 1, new int[] {0xff80, 0x4001});

    assertThat(decode(SamplePictures.file(image, "png")).rgb()).containsExactly(0xffffff, 0x404040);
  }

  /** A small file in CMYK, against what Pillow 12.3 makes of it. */
  @Test
  void inksOfAJpegBecomeLightAsInPillow() throws IOException {
    CRC32 sum = new CRC32();
    for (int pixel : decode(seed("inks.jpg")).rgb()) {
      sum.update(pixel >> 16);
      sum.update(pixel >> 8);
      sum.update(pixel);
    }

    assertThat(Long.toHexString(sum.getValue())).isEqualTo("1c4e414a");
  }

  @Test
  void losslessWebpGivesThePixelsOfThePngBesideIt() throws IOException {
    assertThat(decode(seed("alpha.webp")).rgb()).isEqualTo(decode(seed("plain.png")).rgb());
    assertThat(PicturesTest.meanDifference(decode(seed("lossy.webp")), decode(seed("plain.png"))))
        .isLessThan(16);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "tiff", "gif", "jpeg"})
  void refusesWhatIsCutShort(String format) {
    byte[] whole = SamplePictures.file(SamplePictures.image(scene), format);
    byte[] half = Arrays.copyOf(whole, whole.length / 2);

    assertThatThrownBy(() -> decode(half))
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageContaining("fetch it again");
  }

  @Test
  void refusesOtherFormatsByName() {
    assertThatThrownBy(() -> decode("no picture at all".getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(MediaException.NoDecoder.class)
        .hasMessageContaining("text/plain")
        .hasMessageContaining("image/jpeg");
  }

  @Test
  void refusesMorePixelsThanAllowed() throws IOException {
    PictureDecoder strict =
        new PictureDecoder(new MediaLimits(6_000, Duration.ZERO, 0, Duration.ofMinutes(1)));
    Path file = write(SamplePictures.file(SamplePictures.image(scene), "png"));

    assertThatThrownBy(() -> strict.decode(file))
        .isInstanceOf(MediaException.TooLarge.class)
        .hasMessageContaining("96 x 64");
  }

  @Test
  void stopsWhenTimeIsUp() throws IOException {
    AtomicLong clock = new AtomicLong();
    PictureDecoder slow =
        new PictureDecoder(
            new MediaLimits(1 << 30, Duration.ZERO, 0, Duration.ofSeconds(3)),
            () -> clock.addAndGet(1_000_000_000L));
    Picture noisy = SamplePictures.pattern(600, 600);
    Path file = write(SamplePictures.file(SamplePictures.image(noisy), "png"));

    assertThatThrownBy(() -> slow.decode(file))
        .isInstanceOf(MediaException.TooLarge.class)
        .hasMessageContaining("PT3S");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> decoder.decode(folder.resolve("gone.png")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("gone.png");
  }

  private Picture decode(byte[] file) throws IOException {
    return decoder.decode(write(file));
  }

  private static byte[] seed(String name) throws IOException {
    String inputs = "PictureDecoderFuzzTestInputs/anyFileIsDecodedOrRefused/";
    try (InputStream stream = PictureDecoderTest.class.getResourceAsStream(inputs + name)) {
      return Objects.requireNonNull(stream, name).readAllBytes();
    }
  }

  private Path write(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("misnamed.txt"), bytes);
  }
}
