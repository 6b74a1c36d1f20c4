package io.cess4j.fingerprint.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.cess4j.fingerprint.Fingerprint;
import io.cess4j.fingerprint.Fingerprinter;
import io.cess4j.fingerprint.iscc.VideoCode;
import io.cess4j.fingerprint.media.Frame;
import io.cess4j.fingerprint.media.FrameSource;
import io.cess4j.fingerprint.media.MediaDecoder;
import io.cess4j.fingerprint.media.PcmSource;
import io.cess4j.fingerprint.video.FrameSignature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecodingTest {
  private final FfmpegDecoder decoder = new FfmpegDecoder();

  @TempDir Path folder;

  @Test
  void isFoundAsAService() {
    assertThat(ServiceLoader.load(MediaDecoder.class))
        .hasAtLeastOneElementOfType(FfmpegDecoder.class)
        .anyMatch(
            found -> found.reads("video/mp4") && !found.reads("application/vnd.apple.mpegurl"));
  }

  @ParameterizedTest
  @CsvSource({
    "iscc/demo.mp4, 176, 144, 300, 60",
    "iscc/demo.webm, 176, 144, 300, 60",
    "iscc/demo.mkv, 176, 144, 300, 60",
    "video/v1.m4v, 320, 180, 25, 5",
    "video/v2.m4v, 320, 180, 31, 6",
    "video/rgb.m4v, 960, 540, 30, 6",
    "tmk/doorknob-hd-no-bar.mp4, 1280, 720, 20, 4"
  })
  void framesOfPublishedVideosComeInOrderAndInTheirSize(
      String name, int width, int height, int atLeast, int seconds) {
    int count = 0;
    long last = -1;
    try (FrameSource frames = decoder.frames(Samples.published(name))) {
      for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
        assertThat(frame.microseconds()).isGreaterThan(last);
        assertThat(frame.picture().width()).isEqualTo(width);
        assertThat(frame.picture().height()).isEqualTo(height);
        last = frame.microseconds();
        count++;
      }
      assertThat(frames.next()).isNull();
    }
    assertThat(count).isBetween(atLeast, atLeast + 1);
    assertThat(last / 1e6).isCloseTo(seconds, within(1.0));
  }

  @Test
  void thePublishedVideoHasItsPublishedVideoCode() {
    VideoCode code = new VideoCode();
    try (FrameSource frames = decoder.frames(Samples.published("iscc/demo.mp4"))) {
      for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
        code.add(FrameSignature.of(frame.picture()));
      }
    }

    assertThat(code.unit().shortened(64).text()).isEqualTo("ISCC:EMAV4DUD6QORW4X4");
  }

  /** As iscc-sdk publishes it, title and all. */
  @Test
  void thePublishedVideoHasItsPublishedCompositeAndTitle() {
    Path file = Samples.published("iscc/demo.mp4");

    assertThat(decoder.tags(file)).containsEntry("title", "Kali by Anokato - Spiral Sessions 2019");
    Fingerprint fingerprint = new Fingerprinter().of(file);
    assertThat(fingerprint.iscc().text())
        .isEqualTo("ISCC:KMCV6UK6BSXJ3I4GLYHIH5A5DNZPYBWQO33FNHPQFOOUCLLW3HKRNUA");
    assertThat(fingerprint.missing()).isEmpty();
  }

  @Test
  void aFileWithoutTagsHasNone() throws IOException {
    Path file = Files.write(folder.resolve("tone.wav"), Samples.wav(32_000, 500));

    assertThat(decoder.tags(file)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "iscc/demo.aac, 15.5",
    "iscc/demo.opus, 15.5",
    "iscc/demo.ogg, 15.5",
    "iscc/demo.mp3, 15.5",
    "iscc/demo.mp4, 60"
  })
  void publishedSoundsPlayForAsLongAsTheyShould(String name, double seconds) {
    try (PcmSource sound = decoder.sound(Samples.published(name))) {
      assertThat(sound.sampleRate()).isIn(44_100, 48_000, 24_000, 22_050);
      assertThat(sound.channels()).isIn(1, 2);
      long samples = 0;
      double energy = 0;
      short[] buffer = new short[5_000];
      for (int read = sound.read(buffer); read >= 0; read = sound.read(buffer)) {
        assertThat(read % sound.channels()).isZero();
        samples += read;
        for (int i = 0; i < read; i++) {
          energy += (double) buffer[i] * buffer[i];
        }
      }
      assertThat((double) samples / sound.channels() / sound.sampleRate())
          .isCloseTo(seconds, within(1.0));
      assertThat(Math.sqrt(energy / samples)).isGreaterThan(100);
    }
  }

  @Test
  void samplesOfAWavAreThoseInIt() throws IOException {
    Path file = Files.write(folder.resolve("tone.wav"), Samples.wav(32_000, 50_000));

    try (PcmSource sound = decoder.sound(file)) {
      assertThat(sound.sampleRate()).isEqualTo(32_000);
      assertThat(sound.channels()).isEqualTo(2);
      short[] buffer = new short[777];
      int index = 0;
      for (int read = sound.read(buffer); read >= 0; read = sound.read(buffer)) {
        for (int i = 0; i < read; i += 2, index++) {
          assertThat(buffer[i]).isEqualTo(Samples.sample(index));
          assertThat(buffer[i + 1]).isEqualTo((short) -Samples.sample(index));
        }
      }
      assertThat(index).isEqualTo(50_000);
    }
  }

  @Test
  void anAviMadeHereHasItsFrames() throws IOException {
    Path file = Files.write(folder.resolve("black.avi"), Samples.avi(64, 64));

    try (FrameSource frames = decoder.frames(file)) {
      Frame frame = Objects.requireNonNull(frames.next());
      assertThat(frame.picture().rgb()).hasSize(64 * 64).containsOnly(0);
      assertThat(frames.next()).isNotNull();
    }
  }
}
