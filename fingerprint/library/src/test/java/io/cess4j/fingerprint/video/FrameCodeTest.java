package io.cess4j.fingerprint.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.fingerprint.code.Code256;
import io.cess4j.fingerprint.media.Picture;
import io.cess4j.fingerprint.video.SmallFrame.Box;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameCodeTest {
  private final Picture picture = TestVideos.frames(3, 1).getFirst().picture();

  @Test
  void aMirrorImageHasTheMirroredCode() {
    Code256 mirrored = FrameCode.mirrored(code(picture).code());

    assertThat(mirrored.distance(code(TestVideos.mirrored(picture)).code())).isLessThan(4);
    assertThat(mirrored.distance(code(picture).code())).isEqualTo(128);
  }

  @Test
  void scalingHardlyMatters() {
    int[] rgb = new int[picture.width() * 3 * picture.height() * 3];
    for (int i = 0; i < rgb.length; i++) {
      int row = i / (picture.width() * 3) / 3;
      rgb[i] = picture.rgb()[row * picture.width() + i % (picture.width() * 3) / 3];
    }
    Picture large = new Picture(picture.width() * 3, picture.height() * 3, rgb);

    assertThat(code(large).code().distance(code(picture).code())).isLessThan(12);
  }

  @Test
  void plainPicturesHaveNoQuality() {
    assertThat(code(new Picture(40, 30, new int[1_200])).quality()).isZero();
    assertThat(code(picture).quality()).isGreaterThan(Timeline.PLAIN);
  }

  @Test
  void barsAreWhatStaysPlainInEveryFrame() {
    List<SmallFrame> frames =
        TestVideos.frames(5, 20).stream()
            .map(frame -> SmallFrame.of(0, TestVideos.letterboxed(frame.picture())))
            .toList();

    Box box = Bars.within(frames);

    assertThat(box.left()).isZero();
    assertThat(box.right()).isEqualTo(128);
    assertThat(box.top()).isEqualTo(14);
    assertThat(box.bottom()).isEqualTo(14 + 72);
    assertThat(
            Bars.within(
                TestVideos.frames(5, 20).stream()
                    .map(frame -> SmallFrame.of(0, frame.picture()))
                    .toList()))
        .isEqualTo(new Box(0, 0, 128, 72));
  }

  private static FrameCode code(Picture picture) {
    SmallFrame frame = SmallFrame.of(0, picture);
    return FrameCode.of(new FrameGrid(frame).means(frame.whole()));
  }
}
