package io.cess4j.fingerprint.landmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cess4j.fingerprint.image.PictureDecoder;
import io.cess4j.fingerprint.image.Pictures;
import io.cess4j.fingerprint.image.SamplePictures;
import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.media.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlignmentTest {
  private final Picture scene = SamplePictures.scene(480, 360, 21);
  private final Evidence registered = Evidence.of(scene);

  @Test
  void aCopyIsAllThere() {
    Alignment alignment = Alignment.of(registered.bytes(), registered.bytes());

    assertThat(alignment.inliers()).isGreaterThan(registered.size() * 9 / 10);
    assertThat(alignment.shown()).isCloseTo(1, within(0.01));
    assertThat(alignment.mirrored()).isFalse();
    assertThat(alignment.words()).contains("not mirrored").contains("100 %");
  }

  @Test
  void cropsShowTheirPart() {
    for (int percent : new int[] {90, 80, 70, 60}) {
      int width = 480 * percent / 100;
      int height = 360 * percent / 100;
      Alignment alignment =
          align(Pictures.crop(scene, (480 - width) / 3, (360 - height) / 2, width, height));

      assertThat(alignment.isCopy()).as(percent + " % of each side").isTrue();
      assertThat(alignment.shown()).isCloseTo(percent * percent / 10_000.0, within(0.03));
    }
  }

  @Test
  void turnsAreMeasured() {
    for (int degrees : new int[] {-15, -4, 3, 10, 15}) {
      Alignment alignment = align(Pictures.rotate(scene, degrees));

      assertThat(alignment.isCopy()).as(degrees + " degrees").isTrue();
      assertThat(alignment.degrees()).isCloseTo(degrees, within(0.5));
    }
    assertThat(Math.abs(align(Pictures.quarterTurns(scene, 1)).degrees()))
        .isCloseTo(90, within(0.5));
  }

  @Test
  void mirrorImagesAreRecognised() {
    Alignment alignment =
        align(Pictures.rotate(Pictures.mirror(Pictures.crop(scene, 0, 0, 380, 360)), 5));

    assertThat(alignment.isCopy()).isTrue();
    assertThat(alignment.mirrored()).isTrue();
    assertThat(alignment.words()).contains("agree: mirrored, turned by ");
  }

  @Test
  void smallerStretchedAndHardCompressedCopiesAreRecognised(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("hard.jpg");
    Files.write(file, SamplePictures.jpeg(Pictures.scale(scene, 240, 180), 10));

    assertThat(align(Pictures.scale(scene, 120, 90)).isCopy()).as("a quarter").isTrue();
    assertThat(align(Pictures.scale(scene, 480, 280)).isCopy()).as("stretched").isTrue();
    assertThat(align(new PictureDecoder(MediaLimits.DEFAULT).decode(file)).isCopy()).isTrue();
  }

  @Test
  void letterboxesDoNotHide() {
    int[] rgb = new int[480 * 560];
    System.arraycopy(scene.rgb(), 0, rgb, 100 * 480, scene.rgb().length);

    Alignment alignment = align(new Picture(480, 560, rgb));

    assertThat(alignment.isCopy()).isTrue();
    assertThat(alignment.shown()).isCloseTo(1, within(0.02));
  }

  @Test
  void strangersAreRefused() {
    List<Evidence> strangers = new ArrayList<>();
    for (int seed = 100; seed < 116; seed++) {
      strangers.add(Evidence.of(SamplePictures.scene(400, 300, seed)));
    }
    for (int i = 0; i < strangers.size(); i++) {
      for (int j = 0; j < i; j++) {
        Alignment alignment = Alignment.of(strangers.get(i), strangers.get(j));
        assertThat(alignment.isCopy()).as(i + " and " + j + ": " + alignment.words()).isFalse();
      }
    }
  }

  @Test
  void aSharedLogoMakesNoCopy() {
    Picture logo = SamplePictures.scene(96, 72, 31);
    Alignment alignment =
        Alignment.of(
            Evidence.of(pasted(scene, logo, 10, 10)),
            Evidence.of(pasted(SamplePictures.scene(480, 360, 32), logo, 370, 270)));

    assertThat(alignment.isCopy()).as(alignment.words()).isFalse();
  }

  @Test
  void whatOneSaysTheOtherSays() {
    Evidence crop = Evidence.of(Pictures.crop(scene, 40, 30, 300, 300));

    assertThat(Alignment.of(registered, crop)).isEqualTo(Alignment.of(registered, crop));
    assertThat(Alignment.of(crop, registered).isCopy()).isTrue();
    assertThat(Alignment.of(crop, registered).shown()).isGreaterThan(0.95);
  }

  /** Random landmarks, as many as there can be, agree on nothing. */
  @Test
  void noiseAlignsWithNothing() {
    Random random = new Random(41);
    Picture noise = new Picture(300, 300, random.ints(90_000, 0, 1 << 24).toArray());
    Picture other = new Picture(300, 300, random.ints(90_000, 0, 1 << 24).toArray());

    assertThat(Alignment.of(Evidence.of(noise), Evidence.of(other)).isCopy()).isFalse();
  }

  private Alignment align(Picture suspect) {
    return Alignment.of(registered, Evidence.of(suspect));
  }

  private static Picture pasted(Picture picture, Picture piece, int left, int top) {
    int[] rgb = picture.rgb().clone();
    for (int y = 0; y < piece.height(); y++) {
      System.arraycopy(
          piece.rgb(), y * piece.width(), rgb, (top + y) * picture.width() + left, piece.width());
    }
    return new Picture(picture.width(), picture.height(), rgb);
  }
}
