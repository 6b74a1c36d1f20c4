package io.cess4j.fingerprint.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.fingerprint.media.Picture;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrameSignatureTest {
  private final Random random = new Random(20261130);

  @Test
  void hasTheTenKindsOfElementsOfTheStandard() {
    assertThat(SignatureCategory.all())
        .extracting(category -> category.elements().size())
        .containsExactly(20, 12, 116, 25, 36, 30, 62, 9, 50, 20);
  }

  @Test
  void onePlainColourIsAboutEqualEverywhere() {
    int[] signature = FrameSignature.of(picture(640, 360, 0x2040ff, 0));

    assertThat(signature).hasSize(FrameSignature.VALUES).containsOnly(1);
  }

  @Test
  void aThirdOfEachKindIsAboutEqual() {
    int[] signature = FrameSignature.of(picture(352, 288, 0, 255));

    int[] counts = new int[3];
    for (int value : signature) {
      counts[value]++;
    }
    assertThat(counts[1]).isBetween(122, 132);
    assertThat(counts[0]).isGreaterThan(80);
    assertThat(counts[2]).isGreaterThan(80);
  }

  @Test
  void cellsThatDoNotDivideTheFrameAreAveragedExactly() {
    int[] rgb = new int[33 * 47];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = i % 33 < 16 ? 0x101010 : 0xf0f0f0;
    }
    int[] signature = FrameSignature.of(new Picture(33, 47, rgb));

    assertThat(signature[0]).as("top left corner, dark").isEqualTo(0);
    assertThat(signature[4]).as("top right of the middle, light").isPositive();
  }

  @Test
  void survivesScalingAndAnotherBrightness() {
    Picture picture = smooth(640, 480);
    Picture small = new Picture(320, 240, halved(picture));
    int[] dark = picture.rgb().clone();
    Arrays.setAll(dark, i -> dark[i] >> 1 & 0x7f7f7f);

    int[] signature = FrameSignature.of(picture);
    assertThat(different(signature, FrameSignature.of(small))).isLessThan(8);
    assertThat(different(signature, FrameSignature.of(new Picture(640, 480, dark))))
        .as("only the averages change")
        .isLessThan(40);
  }

  @Test
  void takesFramesOfOnePixelAndOfThousands() {
    assertThat(FrameSignature.of(picture(1, 1, 0xffffff, 0))).hasSize(380);
    assertThat(FrameSignature.of(picture(8_001, 33, 0, 255))).hasSize(380);
    assertThat(FrameSignature.of(picture(7, 4_099, 0, 255))).hasSize(380);
  }

  private Picture picture(int width, int height, int colour, int noise) {
    int[] rgb = new int[width * height];
    Arrays.setAll(rgb, i -> noise == 0 ? colour : random.nextInt(0x1000000));
    return new Picture(width, height, rgb);
  }

  private static Picture smooth(int width, int height) {
    int[] rgb = new int[width * height];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        double wave =
            Math.sin(x * 7.0 / width + 1)
                + Math.cos(y * 9.0 / height)
                + Math.sin((x * 3.0 + y * 5.0) / width * 2);
        int grey = (int) (128 + 40 * wave);
        rgb[y * width + x] = grey << 16 | grey << 8 | grey;
      }
    }
    return new Picture(width, height, rgb);
  }

  private static int[] halved(Picture picture) {
    int width = picture.width() / 2;
    int[] rgb = new int[width * (picture.height() / 2)];
    for (int i = 0; i < rgb.length; i++) {
      rgb[i] = picture.rgb()[i / width * 2 * picture.width() + i % width * 2];
    }
    return rgb;
  }

  private static int different(int[] one, int[] other) {
    int different = 0;
    for (int i = 0; i < one.length; i++) {
      different += one[i] == other[i] ? 0 : 1;
    }
    return different;
  }
}
