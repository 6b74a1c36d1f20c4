package io.cess4j.fingerprint.audio.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.media.PcmSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoundFileTest {
  private static final short[] SINE = SmallFiles.sine(2_560);

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"1,8,256", "1,16,0", "1,24,0", "1,32,0", "3,32,1", "3,64,1"})
  void readsWavOfEveryWidth(int coding, int bits, int tolerance) throws IOException {
    short[] read = read(SmallFiles.wav(coding, bits, SINE));

    assertThat(read).hasSameSizeAs(SINE);
    for (int i = 0; i < read.length; i++) {
      assertThat(Math.abs(read[i] - SINE[i])).isLessThanOrEqualTo(tolerance);
    }
  }

  /** A tag of 256 MiB in a file of 5 kB. */
  @Test
  void aTagLongerThanItsFileIsSaidToEndTooEarly() throws IOException {
    byte[] bytes = Arrays.copyOf(new byte[] {'I', 'D', '3', 4, 0, 0, 127, 127, 127, 127}, 5_000);
    Path file = Files.write(folder.resolve("tag.mp3"), bytes);

    assertThatThrownBy(() -> SoundFile.open(file, MediaLimits.DEFAULT))
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageContaining("it ends too early");
  }

  @Test
  void readsFlacSampleForSample() throws IOException {
    assertThat(read(SmallFiles.flac(SINE))).isEqualTo(SINE);
  }

  @Test
  void readsMpegAndOpusToTheSample() throws IOException {
    assertThat(read(SmallFiles.mpeg(5))).hasSize(5 * 1152 * 2);
    assertThat(read(SmallFiles.opus(new short[9_600]))).hasSize(9_600 - 100 - 312);
  }

  @Test
  void aTagWithAPictureBeforeTheSoundIsPassedOver() throws IOException {
    byte[] tag = Arrays.copyOf(new byte[] {'I', 'D', '3', 4, 0, 0, 0, 0, 2, 0}, 10 + 256);
    byte[] flac = SmallFiles.flac(SINE);
    byte[] tagged = Arrays.copyOf(tag, tag.length + flac.length);
    System.arraycopy(flac, 0, tagged, tag.length, flac.length);

    assertThat(read(tagged)).isEqualTo(SINE);
  }

  @Test
  void filesThatAreCutOffAreRefusedWithTheReason() {
    assertThatThrownBy(() -> read(half(SmallFiles.wav(1, 16, SINE))))
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageContaining("claims");
    assertThatThrownBy(() -> read(half(SmallFiles.flac(SINE))))
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageContaining("of 2560 samples");
    assertThatThrownBy(() -> read(half(SmallFiles.opus(new short[9_600]))))
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageContaining("page");
  }

  @Test
  void headersThatLieAreRefused() {
    byte[] wav = SmallFiles.wav(1, 16, SINE);
    wav[22] = 0;
    assertThatThrownBy(() -> read(wav))
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageContaining("0 channels");
    byte[] fast = SmallFiles.wav(1, 16, SINE);
    fast[27] = (byte) 0xff;
    assertThatThrownBy(() -> read(fast))
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageContaining("samples a second");
  }

  @Test
  void aSoundThatPlaysLongerThanAllowedIsRefused() throws IOException {
    MediaLimits second =
        new MediaLimits(1, Duration.ofSeconds(1), 1, MediaLimits.DEFAULT.decodingTime());
    Path file = Files.write(folder.resolve("long"), SmallFiles.wav(1, 16, SmallFiles.sine(9_000)));

    assertThatThrownBy(() -> read(file, second))
        .isInstanceOf(MediaException.TooLarge.class)
        .hasMessageContaining("PT1S");
  }

  @Test
  void aDecoderThatLooksForAFrameForEverIsStopped() throws IOException {
    MediaLimits none = new MediaLimits(1, Duration.ofHours(1), 1, Duration.ZERO);
    byte[] zeros = new byte[1 << 20];
    System.arraycopy(SmallFiles.mpeg(1), 0, zeros, 0, 417);
    Path file = Files.write(folder.resolve("zeros"), zeros);

    assertThatThrownBy(() -> read(file, none)).isInstanceOf(MediaException.TooLarge.class);
  }

  @Test
  void whatNothingReadsIsNamedWithTheRemedy() {
    assertThatThrownBy(
            () ->
                read(
                    "just words, no sound at all"
                        .getBytes(java.nio.charset.StandardCharsets.UTF_8)))
        .isInstanceOf(MediaException.NoDecoder.class)
        .hasMessageContaining("text/plain")
        .hasMessageContaining("cess4j-fingerprint-ffmpeg");
  }

  @Test
  void aDeviceIsNoFile() {
    assertThatThrownBy(() -> SoundFile.open(Path.of("/dev/zero"), MediaLimits.DEFAULT))
        .isInstanceOf(MediaException.Malformed.class);
  }

  private static byte[] half(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length / 2);
  }

  private short[] read(byte[] bytes) throws IOException {
    return read(Files.write(folder.resolve("sound"), bytes), MediaLimits.DEFAULT);
  }

  private static short[] read(Path file, MediaLimits limits) {
    short[] all = new short[1 << 16];
    int filled = 0;
    try (PcmSource source = SoundFile.open(file, limits)) {
      short[] piece = new short[1_000];
      int count;
      while ((count = source.read(piece)) > 0) {
        System.arraycopy(piece, 0, all, filled, count);
        filled += count;
      }
    }
    return Arrays.copyOf(all, filled);
  }
}
