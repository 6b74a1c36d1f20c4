package io.cess4j.fingerprint.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The committed vectors, which the Solidity side reads too, are what this code makes. */
class ViewVectorsTest {
  @Test
  void committedVectorsAreWhatTreesMake() throws IOException {
    try (InputStream file = getClass().getResourceAsStream("/view-vectors.json")) {
      String committed =
          new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(ViewVectors.text()).isEqualTo(committed);
    }
  }
}
