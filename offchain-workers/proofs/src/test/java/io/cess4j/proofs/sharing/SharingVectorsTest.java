package io.cess4j.proofs.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

final class SharingVectorsTest {
  @Test
  void theContractsAreTestedWithWhatThisModuleComputesNow() throws IOException {
    try (var stored = SharingVectorsTest.class.getResourceAsStream("/sharing-vectors.json")) {
      assertThat(stored).isNotNull();
      assertThat(new String(stored.readAllBytes(), StandardCharsets.US_ASCII))
          .as("run SharingVectors.main where a format changed on purpose")
          .isEqualTo(SharingVectors.text());
    }
  }
}
