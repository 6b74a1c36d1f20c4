package io.cess4j.fingerprint.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.fingerprint.media.Frame;
import io.cess4j.fingerprint.media.FrameSource;
import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.Picture;
import io.cess4j.fingerprint.work.Confirmation;
import io.cess4j.fingerprint.work.Description;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VideoDescriberTest {
  private static final List<Frame> ORIGINAL = TestVideos.frames(1, 60);

  private final VideoDescriber describer = new VideoDescriber();
  private final Description registered = describer.register(TestVideos.video(ORIGINAL));

  static Stream<UnaryOperator<List<Frame>>> copies() {
    return Stream.of(
        frames -> frames,
        frames -> TestVideos.each(frames, TestVideos::letterboxed),
        frames -> TestVideos.each(frames, TestVideos::mirrored),
        frames -> TestVideos.each(frames, TestVideos::darker),
        frames -> TestVideos.each(frames, picture -> TestVideos.cropped(picture, 7, 2, 3, 4)),
        frames -> frames.subList(13, 55),
        frames ->
            frames.stream()
                .map(frame -> new Frame(frame.microseconds() * 9 / 10, frame.picture()))
                .toList(),
        frames ->
            frames.stream().filter(frame -> frame.microseconds() / 200_000 % 2 == 0).toList());
  }

  @ParameterizedTest
  @MethodSource("copies")
  void copiesAreFoundAndConfirmed(UnaryOperator<List<Frame>> change) {
    Description copy = describer.query(TestVideos.video(change.apply(ORIGINAL)));

    assertThat(registered.distance(copy)).isLessThanOrEqualTo(describer.candidateDistance());
    assertThat(describer.confirm(registered, copy).score()).isGreaterThan(describer.matchScore());
  }

  /** Shots of very different lengths, more of them than are registered. */
  @Test
  void bothAtOnceAreWhatEachIsAlone() {
    List<Frame> frames = new ArrayList<>();
    for (int seed = 20; seed < 60; seed++) {
      for (Frame frame : TestVideos.frames(seed, 1 + seed * 7 % 11)) {
        frames.add(new Frame(frames.size() * 200_000L, frame.picture()));
      }
    }
    VideoSource video = TestVideos.video(frames);

    var both = describer.both(video);

    assertThat(both.registered().views()).isEqualTo(describer.register(video).views());
    assertThat(both.registered().evidence()).isEqualTo(describer.register(video).evidence());
    assertThat(both.query().views()).isEqualTo(describer.query(video).views());
    assertThat(both.query().views().size()).isGreaterThan(2 * 12);
  }

  @Test
  void strangersAreNotConfirmed() {
    for (int seed = 2; seed < 12; seed++) {
      Description stranger = describer.query(TestVideos.video(TestVideos.frames(seed, 60)));

      assertThat(registered.distance(stranger)).as("seed %d", seed).isGreaterThan(72);
      assertThat(describer.confirm(registered, stranger).score())
          .as("seed %d", seed)
          .isLessThan(describer.matchScore() / 2);
    }
  }

  @Test
  void theReasonSaysWhatMatchesWhere() {
    List<Frame> part = TestVideos.each(ORIGINAL.subList(20, 50), TestVideos::mirrored);
    Confirmation confirmation =
        describer.confirm(registered, describer.query(TestVideos.video(part)));

    assertThat(confirmation.reason())
        .contains("15 frames, mirrored, match in order")
        .contains("0.0 to 5.6 s of the suspect are 4.0 to 9.6 s of the registered video");
  }

  @Test
  void aPartOfALongVideoIsFound() {
    List<Frame> compilation = new ArrayList<>(TestVideos.frames(77, 400));
    int at = compilation.size();
    for (Frame frame : ORIGINAL) {
      compilation.add(new Frame(frame.microseconds() + at * 200_000L, frame.picture()));
    }
    Description suspect = describer.query(TestVideos.video(compilation));

    assertThat(describer.confirm(registered, suspect).score()).isGreaterThan(.9);
  }

  @Test
  void everyMachineGivesTheSameIdentifier() {
    assertThat(registered.id()).isEqualTo(describer.register(TestVideos.video(ORIGINAL)).id());
    assertThat(describer.query(TestVideos.video(ORIGINAL)).id().distance(registered.id()))
        .isLessThan(24);
  }

  @Test
  void hoursAreHeldInBoundedEvidence() {
    Picture one = ORIGINAL.getFirst().picture();
    Picture other = ORIGINAL.getLast().picture();
    VideoSource hours =
        () ->
            new FrameSource() {
              private long time;

              @Override
              public @Nullable Frame next() {
                time += 2_000_000;
                return time > 21_600_000_000L
                    ? null
                    : new Frame(time, time / 2_000_000 % 7 < 3 ? one : other);
              }

              @Override
              public void close() {}
            };

    Description description = describer.register(hours);

    assertThat(description.evidence().length).isLessThan(1_024 * 33 + 16);
    assertThat(description.views().size()).isLessThan(80);
  }

  @Test
  void plainVideosAreRefused() {
    Picture black = new Picture(64, 36, new int[64 * 36]);

    assertThatThrownBy(
            () -> describer.register(TestVideos.video(TestVideos.each(ORIGINAL, picture -> black))))
        .isInstanceOf(MediaException.TooPlain.class)
        .hasMessageContaining("nearly plain");
    assertThatThrownBy(() -> describer.register(TestVideos.video(List.of())))
        .isInstanceOf(MediaException.TooPlain.class);
  }

  @Test
  void evidenceThatIsCutOffIsRefused() {
    byte[] evidence = registered.evidence();

    assertThat(Timeline.read(evidence).codes()).hasSize(30);
    assertThatThrownBy(() -> Timeline.read(Arrays.copyOf(evidence, 50)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Timeline.read(new byte[0]))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
