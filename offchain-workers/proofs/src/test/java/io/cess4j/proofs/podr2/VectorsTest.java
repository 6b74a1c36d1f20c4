package io.cess4j.proofs.podr2;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * The committed vectors, which the Solidity side reads too, are what this code makes: formats do
 * not drift unseen.
 */
final class VectorsTest {
  @Test
  void committedVectorsAreWhatTheAlgorithmsMake() throws IOException {
    try (InputStream file = getClass().getResourceAsStream("/podr2-vectors.json")) {
      String committed =
          new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      assertThat(Vectors.text()).isEqualTo(committed);
    }
  }

  @Test
  void wholeBlocksWithAShortLastOneVerify() {
    World world = new World(8192, 2);
    World.Miner miner = world.new Miner(42);
    miner.store(100, 8192 + 100);
    Statement statement = miner.prove(world.srs.digest(), 8);
    assertThat(statement.samples()).anyMatch(sample -> sample.block() == 0);
    assertThat(Verify.verify(statement)).isInstanceOf(Verify.Accepted.class);
  }
}
