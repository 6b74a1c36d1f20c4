package io.cess4j.bench.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.cess4j.protocol.erasure.ErasureEngine;
import io.cess4j.protocol.erasure.ErasureEngines;
import io.cess4j.protocol.layout.CodeParameters;
import java.lang.foreign.Arena;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is timed is the product's own work, and all engines do the same. */
class WorkTest {
  private final ErasureEngine scalar = ErasureEngines.scalar();
  private final Work encoding = Work.encode(new CodeParameters(4, 6), 1_000);

  @Test
  void decodingGivesTheLostDataBack() {
    byte[][] parity = run(encoding, scalar);
    Work decoding = encoding.decode(parity);

    byte[][] lost = run(decoding, ErasureEngines.select().engine());

    assertThat(decoding.wanted()).containsExactly(0, 1);
    assertThat(lost[0]).isEqualTo(encoding.inputs()[0]);
    assertThat(lost[1]).isEqualTo(encoding.inputs()[1]);
  }

  @Test
  void isaLGivesTheSameBytes() {
    Optional<IsaL> isal = IsaL.find();
    assumeTrue(isal.isPresent(), "ISA-L is not installed (libisal.so.2)");
    byte[][] expected = run(encoding, scalar);
    try (Arena arena = Arena.ofConfined()) {
      var combination =
          isal.orElseThrow()
          .new Combination(arena, encoding.coefficients(scalar), encoding.inputs());
      combination.run();
      for (int i = 0; i < expected.length; i++) {
        assertThat(combination.output(i)).as("parity " + i).isEqualTo(expected[i]);
      }
    }
  }

  private static byte[][] run(Work work, ErasureEngine engine) {
    byte[][] out = work.room();
    work.by(engine, out).run();
    return out;
  }
}
