package io.cess4j.fingerprint.audio.decode;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.media.PcmSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the bytes are: sound or a {@link MediaException}, in bounded time and memory. */
class SoundFileFuzzTest {
  private static final MediaLimits LIMITS =
      new MediaLimits(1, Duration.ofSeconds(60), 1, Duration.ofSeconds(10));

  /** Every format whole, and forty times with a few bytes changed. */
  static Stream<Arguments> seeds() {
    Random random = new Random(20_261_130);
    short[] sine = SmallFiles.sine(2_560);
    return Stream.of(
            SmallFiles.wav(1, 24, sine),
            SmallFiles.wav(3, 32, sine),
            SmallFiles.flac(sine),
            SmallFiles.mpeg(4),
            SmallFiles.opus(new short[9_600]))
        .flatMap(
            file ->
                Stream.concat(
                    Stream.of(file), Stream.generate(() -> changed(file, random)).limit(40)))
        .map(bytes -> Arguments.of((Object) bytes));
  }

  private static byte[] changed(byte[] file, Random random) {
    byte[] changed = file.clone();
    for (int i = 0; i < 4; i++) {
      int within = random.nextBoolean() ? Math.min(64, file.length) : file.length;
      changed[random.nextInt(within)] = (byte) random.nextInt();
    }
    return changed;
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "10s")
  void decodesOrSaysWhyNot(byte[] bytes) throws IOException {
    Path file = Files.createTempFile("sound", ".fuzz");
    try {
      Files.write(file, bytes);
      try (PcmSource source = SoundFile.open(file, LIMITS)) {
        short[] buffer = new short[1 << 12];
        while (source.read(buffer) >= 0) {
          // The samples do not matter.
        }
      } catch (MediaException e) {
        // This is the answer to most bytes.
      }
    } finally {
      Files.delete(file);
    }
  }
}
