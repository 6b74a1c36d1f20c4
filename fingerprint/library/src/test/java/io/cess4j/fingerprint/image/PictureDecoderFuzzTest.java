package io.cess4j.fingerprint.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.media.Picture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** The whole way of a stranger's file: type by content, EXIF, header, pixels. */
class PictureDecoderFuzzTest {
  private static final long PIXELS = 1_000_000;

  private final PictureDecoder decoder =
      new PictureDecoder(new MediaLimits(PIXELS, Duration.ZERO, 0, Duration.ofSeconds(20)));

  @FuzzTest
  void anyFileIsDecodedOrRefused(byte[] bytes) throws IOException {
    Path file = Files.createTempFile("fuzz", ".bin");
    try {
      Files.write(file, bytes);
      Picture picture = decoder.decode(file);
      assertThat(picture.rgb().length).isBetween(1, (int) PIXELS);
    } catch (MediaException expected) {
      assertThat(expected.getMessage()).isNotBlank();
    } finally {
      Files.delete(file);
    }
  }
}
