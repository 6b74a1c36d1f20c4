package io.cess4j.fingerprint.labels;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cess4j.fingerprint.media.DetectedType;
import io.cess4j.fingerprint.media.MediaType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Labels or none, whatever a file claims to be. */
class LabelsFuzzTest {
  private static final List<String> TYPES =
      List.of("image/jpeg", "image/png", "image/webp", "image/tiff", "audio/mpeg");

  @FuzzTest
  void anyFileHasLabelsOrNone(byte[] bytes) throws IOException {
    int type = bytes.length == 0 ? 0 : Math.floorMod(bytes[0], TYPES.size());
    byte[] content = Arrays.copyOfRange(bytes, Math.min(1, bytes.length), bytes.length);
    Path file = Files.createTempFile("fuzz", ".bin");
    try {
      Files.write(file, content);
      MediaType kind = type < 4 ? MediaType.IMAGE : MediaType.AUDIO;
      assertThat(EmbeddedLabels.of(file, new DetectedType(kind, TYPES.get(type)))).isNotNull();
      XmpTags.of(content);
    } finally {
      Files.delete(file);
    }
  }
}
