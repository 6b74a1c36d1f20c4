package io.cess4j.fingerprint.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.fingerprint.code.Code256;
import io.cess4j.fingerprint.media.Picture;
import io.cess4j.fingerprint.work.Description;
import io.cess4j.fingerprint.work.ViewTree;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/**
 * Bits that are on a chain must never change: whoever changes them on purpose gives the algorithm
 * another version.
 */
class ImageIdentifierTest {
  private static final Picture SCENE = SamplePictures.scene(480, 320, 20261130);
  private static final Picture PATTERN = SamplePictures.pattern(130, 700);

  @Test
  void aPictureHasTheSameIdentifierForEver() {
    assertThat(ImageIdentifier.of(SCENE))
        .isEqualTo(
            Code256.ofHex("1abd846e77c0919fa3f915c6f341b8cc7d0f77815453373386deac74bc8e954b"));
    assertThat(ImageIdentifier.of(PATTERN))
        .isEqualTo(
            Code256.ofHex("e9b4c32bbfe170fa2d8037e275fef639d256ef5e4a1555353177ea287377a72c"));
  }

  @Test
  void itsViewsHaveTheSameRootForEver() {
    Description description = new ImageDescriber().register(SCENE);

    assertThat(HexFormat.of().formatHex(new ViewTree(description).root()))
        .isEqualTo("fb665906406a83676bf5d07bfa0de9f73f00a0d4d9bb94fcf94ac3452025625c");
  }

  @Test
  void theSizeOfTheFileHardlyMatters() {
    Picture large = Pictures.scale(SCENE, 1920, 1280);

    assertThat(ImageIdentifier.of(large).distance(ImageIdentifier.of(SCENE))).isLessThan(8);
  }

  @Test
  void aFewPixelsAreAPictureToo() {
    Picture dot = new Picture(1, 1, new int[] {0x123456});
    Picture line = new Picture(1, 900, new int[900]);

    assertThat(ImageIdentifier.of(dot).distance(ImageIdentifier.of(line))).isLessThan(256);
  }

  @Test
  void mirrorsAndQuarterTurnsOfAPatchAreExact() {
    Canvas canvas = Canvas.of(SamplePictures.scene(256, 256, 1));
    Patch patch = canvas.patch(canvas.whole());

    assertThat(patch.mirrored().mirrored().luma()).isEqualTo(patch.luma());
    assertThat(patch.turned().turned().turned().turned().luma()).isEqualTo(patch.luma());
    assertThat(patch.turned().luma())
        .isEqualTo(patchOf(Pictures.quarterTurns(SamplePictures.scene(256, 256, 1), 1)).luma());
  }

  private static Patch patchOf(Picture picture) {
    Canvas canvas = Canvas.of(picture);
    return canvas.patch(canvas.whole());
  }
}
