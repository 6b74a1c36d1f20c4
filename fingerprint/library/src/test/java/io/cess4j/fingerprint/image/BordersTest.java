package io.cess4j.fingerprint.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.media.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BordersTest {
  private final Picture scene = SamplePictures.scene(320, 240, 3);

  @ParameterizedTest
  @CsvSource({
    "0, 0, 40, 40, 000000",
    "30, 30, 0, 0, 000000",
    "16, 16, 16, 16, ffffff",
    "0, 0, 0, 77, 2040c0",
    "64, 64, 48, 48, 808080",
  })
  void cutsBarsAndFramesOffEvenAfterHardCompression(
      int left, int right, int top, int bottom, String colour, @TempDir Path folder)
      throws IOException {
    Picture framed = frame(scene, left, right, top, bottom, Integer.parseInt(colour, 16));
    Path file = folder.resolve("framed.jpg");
    Files.write(file, SamplePictures.jpeg(framed, 20));

    Picture trimmed = Borders.trim(new PictureDecoder(MediaLimits.DEFAULT).decode(file));

    assertThat(trimmed.width()).isBetween(316, 328);
    assertThat(trimmed.height()).isBetween(236, 248);
  }

  @Test
  void leavesPicturesWithoutBorderAlone() {
    assertThat(Borders.trim(scene)).isSameAs(scene);
  }

  @Test
  void leavesPlainPicturesAlone() {
    int[] rgb = new int[10_000];
    Arrays.fill(rgb, 0x336699);
    Picture plain = new Picture(100, 100, rgb);

    assertThat(Borders.trim(plain)).isSameAs(plain);
    assertThat(Borders.trimExactly(plain)).isSameAs(plain);
  }

  @Test
  void theExactTrimTakesTheFirstPixelsColourOnly() {
    Picture inner = SamplePictures.pattern(40, 30);
    Picture framed = frame(inner, 5, 9, 2, 7, 0x123456);

    Picture trimmed = Borders.trimExactly(framed);

    assertThat(trimmed.width()).isEqualTo(40);
    assertThat(trimmed.rgb()).isEqualTo(inner.rgb());
  }

  static Picture frame(Picture inner, int left, int right, int top, int bottom, int colour) {
    int width = inner.width() + left + right;
    int[] rgb = new int[width * (inner.height() + top + bottom)];
    Arrays.fill(rgb, colour);
    for (int y = 0; y < inner.height(); y++) {
      System.arraycopy(
          inner.rgb(), y * inner.width(), rgb, (y + top) * width + left, inner.width());
    }
    return new Picture(width, inner.height() + top + bottom, rgb);
  }
}
