package io.cess4j.ai.aggregation.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The committed vectors, which the Solidity side reads too. */
class RoundVectorsTest {
  @Test
  void committedVectorsAreWhatThisCodeComputes() throws IOException {
    try (InputStream file = getClass().getResourceAsStream("/ai/rounds.json")) {
      String committed =
          new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(RoundVectors.text()).isEqualTo(committed);
    }
  }

  @Test
  void aSecondImplementationComputesThemToo() {
    RoundVectors.rounds().values().forEach(Reference::assertSame);
  }

  @Test
  void theyShowAGateThatLeavesAttackersOut() {
    assertThat(kept("ten-1")).isEqualTo(0b11_1111_1111);
    assertThat(kept("ten-2")).isEqualTo(0b00_0111_1111);
    assertThat(kept("open-1")).isEqualTo(0b11_1111_1111);
  }

  private static int kept(String round) {
    return Objects.requireNonNull(RoundVectors.rounds().get(round)).selection().kept();
  }
}
