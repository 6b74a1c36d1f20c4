package io.cess4j.fingerprint.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.fingerprint.media.MediaException.TooPlain;
import io.cess4j.fingerprint.media.Picture;
import io.cess4j.fingerprint.work.Description;
import io.cess4j.fingerprint.work.View;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImageDescriberTest {
  private static final Picture SCENE = SamplePictures.scene(480, 320, 20261130);

  private final ImageDescriber describer = new ImageDescriber();

  @Test
  void identifiesTheSamePictureForEver() {
    Description description = describer.register(SCENE);

    assertThat(description.id()).isEqualTo(ImageIdentifier.of(SCENE));
    assertThat(description.algorithm()).isEqualTo("mdrc-image/1");
    assertThat(description.views())
        .extracting(View::name)
        .startsWith("whole")
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("copies")
  void findsACopy(String change, Picture copy) {
    Description registered = describer.register(SCENE);
    Description suspect = describer.query(copy);

    assertThat(registered.distance(suspect))
        .as(change)
        .isLessThanOrEqualTo(describer.candidateDistance());
  }

  static Stream<Object[]> copies() {
    return Stream.of(
        new Object[] {"smaller", Pictures.scale(SCENE, 160, 107)},
        new Object[] {"mirrored", Pictures.mirror(SCENE)},
        new Object[] {"a quarter turn", Pictures.quarterTurns(SCENE, 1)},
        new Object[] {"turned by 4 degrees", Pictures.rotate(SCENE, 4)},
        new Object[] {"a fifth less at the left", Pictures.crop(SCENE, 96, 0, 384, 320)},
        new Object[] {"off the grid of crops", Pictures.crop(SCENE, 60, 23, 360, 240)},
        new Object[] {"in a frame", framed(SCENE, 60, 0x304050)});
  }

  @Test
  void doesNotFindStrangers() {
    Description registered = describer.register(SCENE);

    for (int seed = 1; seed <= 5; seed++) {
      Description stranger = describer.query(SamplePictures.scene(400, 400, seed));
      assertThat(describer.confirm(registered, stranger).score())
          .as("seed %d", seed)
          .isLessThan(describer.matchScore());
    }
  }

  @Test
  void refusesWhatNothingTellsFromOthers() {
    int[] sky = new int[300 * 200];
    Arrays.setAll(sky, i -> 0x4080c0 + i / 300 / 8);
    Picture plain = new Picture(300, 200, sky);

    assertThatThrownBy(() -> describer.register(plain))
        .isInstanceOf(TooPlain.class)
        .hasMessageContaining("detail 0 of 100");
    assertThatThrownBy(() -> describer.query(plain)).isInstanceOf(TooPlain.class);
  }

  private static Picture framed(Picture picture, int width, int colour) {
    int across = picture.width() + 2 * width;
    int down = picture.height() + 2 * width;
    int[] rgb = new int[across * down];
    Arrays.fill(rgb, colour);
    for (int y = 0; y < picture.height(); y++) {
      System.arraycopy(
          picture.rgb(), y * picture.width(), rgb, (y + width) * across + width, picture.width());
    }
    return new Picture(across, down, rgb);
  }
}
