package io.cess4j.ai.aggregation.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The committed calls, which the Solidity side makes. */
class RefutationVectorsTest {
  @Test
  void committedCallsAreWhatThisCodeFinds() throws IOException {
    try (InputStream file = getClass().getResourceAsStream("/ai/refutations.json")) {
      String committed =
          new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(RefutationVectors.text()).isEqualTo(committed);
    }
  }
}
