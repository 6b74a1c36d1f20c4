package io.cess4j.proofs.sale;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The vectors that the contract's tests read are what this code makes. */
final class SaleVectorsTest {
  @Test
  void committedVectorsAreWhatTheCodeMakes() throws IOException {
    try (InputStream file = getClass().getResourceAsStream("/sale-vectors.json")) {
      String committed =
          new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(SaleVectors.text()).isEqualTo(committed);
    }
  }
}
