package io.cess4j.fingerprint.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.fingerprint.media.Picture;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PicturesTest {
  private final Picture pattern = SamplePictures.pattern(97, 61);

  /** The sums are of what Pillow 12.3 makes of the same pixels with BICUBIC. */
  @ParameterizedTest
  @CsvSource({
    "32, 32, f884543c",
    "200, 150, 2f2e7916",
    "97, 20, 8709afee",
    "13, 61, 606a7609",
    "1, 1, c8f1ffeb",
  })
  void resizesAsPillowDoesToTheBit(int width, int height, String sum) {
    Picture scaled = Pictures.scale(pattern, width, height);

    assertThat(Long.toHexString(sum(rgbBytes(scaled)))).isEqualTo(sum);
  }

  @Test
  void turnsGrayAsPillowDoesToTheBit() {
    GrayPicture gray = GrayPicture.of(pattern);

    assertThat(Long.toHexString(sum(gray.values()))).isEqualTo("19a34e8d");
    assertThat(Long.toHexString(sum(gray.scale(32, 32).values()))).isEqualTo("e6a06d11");
  }

  @Test
  void fourQuarterTurnsAndTwoMirrorsChangeNothing() {
    Picture turned = pattern;
    for (int i = 0; i < 4; i++) {
      turned = Pictures.quarterTurns(turned, 1);
    }

    assertThat(turned.rgb()).isEqualTo(pattern.rgb());
    assertThat(Pictures.mirror(Pictures.mirror(pattern)).rgb()).isEqualTo(pattern.rgb());
    assertThat(Pictures.quarterTurns(Pictures.quarterTurns(pattern, 1), 1).rgb())
        .isEqualTo(Pictures.quarterTurns(pattern, 2).rgb());
    assertThat(Pictures.quarterTurns(Pictures.quarterTurns(pattern, 3), 1).rgb())
        .isEqualTo(pattern.rgb());
  }

  @Test
  void aQuarterTurnIsClockwise() {
    Picture turned = Pictures.quarterTurns(pattern, 1);

    assertThat(turned.width()).isEqualTo(61);
    assertThat(turned.rgb()[60]).as("upper right was upper left").isEqualTo(pattern.rgb()[0]);
  }

  @Test
  void cropsWhatWasAskedForAndNothingElse() {
    Picture crop = Pictures.crop(pattern, 10, 20, 30, 5);

    assertThat(crop.rgb()).hasSize(150);
    assertThat(crop.rgb()[31]).isEqualTo(pattern.rgb()[21 * 97 + 11]);
    assertThatThrownBy(() -> Pictures.crop(pattern, 90, 0, 8, 8)).hasMessageContaining("97 x 61");
  }

  @Test
  void aTurnIsUndoneByItsOpposite() {
    Picture scene = SamplePictures.scene(400, 300, 1);
    Picture back = Pictures.rotate(Pictures.rotate(scene, 7), -7);
    Picture middle =
        Pictures.crop(
            scene,
            (400 - back.width()) / 2,
            (300 - back.height()) / 2,
            back.width(),
            back.height());

    assertThat(meanDifference(back, middle)).isLessThan(12);
    assertThat(meanDifference(Pictures.mirror(back), middle)).isGreaterThan(30);
  }

  @Test
  void aTurnIsClockwise() {
    Picture scene = SamplePictures.scene(300, 300, 2);
    Picture turned = Pictures.rotate(scene, 45);
    // The middle of the upper edge came from the upper left.
    int half = turned.width() / 2;
    int place = 150 - (int) (half * Math.sqrt(0.5));

    assertThat(Pictures.rotate(scene, 0).rgb()).isEqualTo(scene.rgb());
    assertThat(difference(turned.rgb()[half], scene.rgb()[place * 300 + place]))
        .isLessThan(1 + difference(turned.rgb()[half], scene.rgb()[place * 300 + 299 - place]));
  }

  @Test
  void boundsTheLongerSide() {
    Picture bounded = Pictures.bounded(SamplePictures.pattern(300, 100), 60);

    assertThat(bounded.width()).isEqualTo(60);
    assertThat(bounded.height()).isEqualTo(20);
    assertThat(Pictures.bounded(pattern, 97)).isSameAs(pattern);
  }

  static double meanDifference(Picture first, Picture second) {
    double sum = 0;
    for (int i = 0; i < first.rgb().length; i++) {
      sum += difference(first.rgb()[i], second.rgb()[i]);
    }
    return sum / first.rgb().length;
  }

  private static int difference(int first, int second) {
    return Math.abs(GrayPicture.luma(first) - GrayPicture.luma(second));
  }

  private static byte[] rgbBytes(Picture picture) {
    byte[] bytes = new byte[3 * picture.rgb().length];
    for (int i = 0; i < picture.rgb().length; i++) {
      bytes[3 * i] = (byte) (picture.rgb()[i] >> 16);
      bytes[3 * i + 1] = (byte) (picture.rgb()[i] >> 8);
      bytes[3 * i + 2] = (byte) picture.rgb()[i];
    }
    return bytes;
  }

  private static long sum(byte[] bytes) {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    return sum.getValue();
  }
}
