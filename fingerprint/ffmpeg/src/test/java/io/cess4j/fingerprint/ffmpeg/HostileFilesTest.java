package io.cess4j.fingerprint.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.fingerprint.media.FrameSource;
import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.media.PcmSource;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileFilesTest {
  private final FfmpegDecoder decoder = new FfmpegDecoder();

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#EXTM3U\n#EXT-X-TARGETDURATION:1\n#EXTINF:1,\nsecret.wav\n#EXT-X-ENDLIST\n",
        "ffconcat version 1.0\nfile secret.wav\n",
        "<?xml version=\"1.0\"?><MPD><Period><BaseURL>secret.wav</BaseURL></Period></MPD>",
        "v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=audio 5004 RTP/AVP 0\n"
      })
  void playListsOpenNothingElse(String list) throws IOException {
    Files.write(folder.resolve("secret.wav"), Samples.wav(8_000, 8_000));
    Path file = Files.writeString(folder.resolve("list.mp4"), list);

    assertThatThrownBy(() -> decoder.sound(file))
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageContaining("list.mp4");
  }

  @Test
  void whatIsNoMediaIsRefusedInWords() throws IOException {
    byte[] noise = new byte[100_000];
    new Random(20261130).nextBytes(noise);
    Path file = Files.write(folder.resolve("noise.mp4"), noise);
    Path empty = Files.write(folder.resolve("empty.mp4"), new byte[0]);

    assertThatThrownBy(() -> decoder.frames(file)).isInstanceOf(MediaException.Malformed.class);
    assertThatThrownBy(() -> decoder.frames(empty)).isInstanceOf(MediaException.Malformed.class);
    assertThatThrownBy(() -> decoder.frames(folder)).hasMessageContaining("no file");
    assertThatThrownBy(() -> decoder.frames(folder.resolve("absent.mp4")))
        .hasMessageContaining("no file");
  }

  @Test
  void soundAloneHasNoFrames() throws IOException {
    Path file = Files.write(folder.resolve("tone.wav"), Samples.wav(8_000, 8_000));

    assertThatThrownBy(() -> decoder.frames(file))
        .isInstanceOf(MediaException.Malformed.class)
        .hasMessageContaining("no track of video");
  }

  @Test
  void framesOfFourGigapixelsAreRefused() throws IOException {
    Path file = Files.write(folder.resolve("huge.avi"), Samples.avi(65_000, 65_000));

    assertThatThrownBy(() -> drain(decoder.frames(file)))
        .isInstanceOf(MediaException.class)
        .hasMessageContaining("huge.avi");
  }

  @Test
  void framesBeyondTheLimitAreRefused() throws IOException {
    Path file = Files.write(folder.resolve("large.avi"), Samples.avi(64, 64));
    MediaLimits limits = new MediaLimits(4_000, Duration.ofHours(1), 1, Duration.ofMinutes(1));

    assertThatThrownBy(() -> drain(new FfmpegDecoder(limits, System::nanoTime).frames(file)))
        .isInstanceOf(MediaException.class)
        .hasMessageContaining("large.avi");
  }

  @Test
  void aFileOfOneTebibyteOfNothingEndsAtTheLimitOfPlayingTime() throws IOException {
    byte[] wav = Samples.wav(8_000, 1_000);
    ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN).putInt(4, -1).putInt(40, -1);
    Path file = Files.write(folder.resolve("endless.wav"), wav);
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1L << 40);
    }
    MediaLimits limits = new MediaLimits(1, Duration.ofMinutes(1), 1, Duration.ofMinutes(1));

    assertThatThrownBy(() -> drain(new FfmpegDecoder(limits, System::nanoTime).sound(file)))
        .isInstanceOf(MediaException.TooLarge.class)
        .hasMessageContaining("endless.wav");
  }

  @Test
  void decodingEndsWhenItsTimeIsOver() throws IOException {
    Path file = Files.write(folder.resolve("slow.wav"), Samples.wav(8_000, 80_000));
    long[] clock = {0};
    FfmpegDecoder slow = new FfmpegDecoder(MediaLimits.DEFAULT, () -> clock[0] += 30_000_000_000L);

    assertThatThrownBy(() -> drain(slow.sound(file)))
        .isInstanceOf(MediaException.class)
        .hasMessageContaining("slow.wav");
  }

  @Test
  void aClosedSourceEndsAndMayBeClosedAgain() throws IOException {
    PcmSource sound =
        decoder.sound(Files.write(folder.resolve("tone.wav"), Samples.wav(8_000, 80_000)));
    assertThat(sound.read(new short[16])).isEqualTo(16);

    sound.close();
    sound.close();

    assertThat(sound.read(new short[1 << 17])).isLessThan(1 << 17);
  }

  @ParameterizedTest
  @ValueSource(strings = {"iscc/demo.mp4", "iscc/demo.webm", "iscc/demo.mkv", "video/v1.m4v"})
  void damagedVideosGiveFramesOrAReason(String name) throws IOException {
    long seed = 4;
    Random random = new Random(seed);
    byte[] whole = Files.readAllBytes(Samples.published(name));
    for (int round = 0; round < 6; round++) {
      byte[] damaged =
          Arrays.copyOf(whole, Math.min(whole.length, 60_000 + random.nextInt(90_000)));
      for (int i = 0; i < 200; i++) {
        int at = random.nextInt(round % 2 == 0 ? damaged.length : 2_000);
        damaged[at] = (byte) random.nextInt(256);
      }
      Path file = Files.write(folder.resolve("damaged.mp4"), damaged);
      try {
        drain(decoder.frames(file));
      } catch (MediaException e) {
        assertThat(e).as("seed %d", seed).hasMessageContaining("damaged.mp4");
      }
    }
  }

  private static void drain(FrameSource frames) {
    try (frames) {
      while (frames.next() != null) {
        continue;
      }
    }
  }

  private static void drain(PcmSource sound) {
    try (sound) {
      short[] buffer = new short[1 << 14];
      while (sound.read(buffer) >= 0) {
        continue;
      }
    }
  }
}
