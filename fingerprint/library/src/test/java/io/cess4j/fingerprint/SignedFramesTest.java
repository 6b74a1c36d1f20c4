package io.cess4j.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.fingerprint.iscc.VideoCode;
import io.cess4j.fingerprint.media.Frame;
import io.cess4j.fingerprint.media.FrameSource;
import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.media.Picture;
import io.cess4j.fingerprint.video.FrameSignature;
import io.cess4j.fingerprint.video.VideoDescriber;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SignedFramesTest {
  private static final Path FILE = Path.of("video");
  private final List<Frame> frames = new ArrayList<>();
  private final AtomicInteger openings = new AtomicInteger();

  SignedFramesTest() {
    for (int i = 0; i < 40; i++) {
      int[] rgb = new int[64 * 48];
      for (int j = 0; j < rgb.length; j++) {
        rgb[j] = 0x10101 * ((j * (3 + i / 10) + j / 64 * (5 + i / 7)) % 251);
      }
      frames.add(new Frame(i * 200_000L, new Picture(64, 48, rgb)));
    }
  }

  @Test
  void theCodeIsThatOfTheFramesAndTheVideoIsDecodedOnce() {
    VideoCode expected = new VideoCode();
    frames.forEach(frame -> expected.add(FrameSignature.of(frame.picture())));
    SignedFrames signed = new SignedFrames(FILE, MediaLimits.DEFAULT);
    Findings findings = new Findings(true);

    findings.describe(new VideoDescriber(), () -> signed.of(played(40)));

    assertThat(signed.code()).isEqualTo(expected.unit());
    assertThat(findings.missing).isEmpty();
    assertThat(findings.query).isNotNull();
    assertThat(openings).hasValue(1);
  }

  @Test
  void aVideoThatBreaksHasNoCode() {
    SignedFrames signed = new SignedFrames(FILE, MediaLimits.DEFAULT);
    Findings findings = new Findings(false);

    findings.describe(new VideoDescriber(), () -> signed.of(played(20)));
    findings.unit("ISCC Video-Code", signed::code);

    assertThat(findings.units).isEmpty();
    assertThat(findings.missing)
        .map(Missing::reason)
        .containsExactly("broken", "video was not decoded to its end: see why it has no MDRC");
  }

  @Test
  void aVideoLongerThanTheLimitIsRefused() {
    MediaLimits limits =
        new MediaLimits(1_000_000, Duration.ofSeconds(3), 1_000, Duration.ofMinutes(1));
    SignedFrames signed = new SignedFrames(FILE, limits);

    assertThatThrownBy(() -> new VideoDescriber().register(() -> signed.of(played(40))))
        .isInstanceOf(MediaException.TooLarge.class)
        .hasMessageContaining("cut it into parts");
    assertThatThrownBy(signed::code).isInstanceOf(MediaException.class);
  }

  /** Breaks after so many frames, if there are more. */
  private FrameSource played(int whole) {
    openings.incrementAndGet();
    return new FrameSource() {
      private int next;

      @Override
      public @Nullable Frame next() {
        if (next == whole && whole < frames.size()) {
          throw new MediaException.Malformed("broken");
        }
        return next < frames.size() ? frames.get(next++) : null;
      }

      @Override
      public void close() {}
    };
  }
}
