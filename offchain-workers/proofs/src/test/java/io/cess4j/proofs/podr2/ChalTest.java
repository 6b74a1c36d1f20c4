package io.cess4j.proofs.podr2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.proofs.ProofsException.ChallengeRejected;
import io.cess4j.proofs.Seeded;
import io.cess4j.protocol.Hash256;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ChalTest {
  private static final Hash256 BEAT = Hash256.of(Nu.sha256(new byte[] {9}));

  @Test
  void refusesBucketsThatCannotBe() {
    assertThatThrownBy(() -> new Chal(BEAT, 0)).isInstanceOf(ChallengeRejected.class);
    assertThatThrownBy(() -> new Chal(BEAT, 1L << 40)).isInstanceOf(ChallengeRejected.class);
  }

  @Test
  void givesUpWhereTooFewPositionsAreLive() {
    Chal chal = new Chal(BEAT, 1000);
    Nu nu = Nu.of(BigInteger.ONE);
    assertThatThrownBy(() -> chal.draw(position -> new Chal.Place(0, 0, nu, false), 4, 8, 32))
        .isInstanceOf(ChallengeRejected.class)
        .hasMessageContaining("0 of 8");
  }

  @Test
  void ninetyPercentDeadRangesAreDrawnAgain() {
    Chal chal = new Chal(BEAT, 10_000);
    Nu nu = Nu.of(BigInteger.ONE);
    var drawn =
        chal.draw(
            position ->
                new Chal.Place(position / 1000, position / 1000 * 1000, nu, position < 1000),
            4,
            8,
            1000);
    assertThat(drawn.samples()).hasSize(8).allMatch(sample -> sample.holding() == 0);
    assertThat(drawn.hints().size()).isGreaterThan(8);
    assertThat(drawn.hintBytes()).hasSize(4 * drawn.hints().size());
  }

  @Test
  void holdingsAddedAfterTheBeatAreNotDrawn() {
    Chal frozen = new Chal(BEAT, 100);
    for (int k = 0; k < 200; k++) {
      assertThat(frozen.draw(k).position()).isBetween(0L, 99L);
    }
  }

  @Test
  void positionsAreDrawnBySectorSoThatTinyFilesDoNotDiluteLargeOnes() {
    // 40 holdings of one sector beside one of 960: the large one gets its share
    Map<Boolean, Integer> counts = new HashMap<>();
    Chal chal = new Chal(BEAT, 1000);
    for (int k = 0; k < 4000; k++) {
      counts.merge(chal.draw(k).position() < 960, 1, Integer::sum);
    }
    assertThat(counts.get(true)).as("of 4000, expected 3840 +- 5 sigma").isBetween(3778, 3902);
  }

  @Test
  void blocksAreCountedFromTheHoldingsStart() {
    Nu nu = Nu.of(BigInteger.TWO);
    Chal chal = new Chal(BEAT, 64);
    var drawn = chal.draw(position -> new Chal.Place(3, 0, nu, true), 4, 16, 64);
    for (int k = 0; k < 16; k++) {
      assertThat(drawn.samples().get(k).block()).isEqualTo(chal.draw(k).position() / 4);
      assertThat(drawn.samples().get(k).weight()).isEqualTo(chal.draw(k).weight());
    }
  }

  @Test
  void everythingChangesWithBeatMinerDayAndWindow() {
    Hash256 seed = Chal.seed(BEAT, 1, 2, 3);
    assertThat(
            List.of(
                Chal.seed(seed, 1, 2, 3),
                Chal.seed(BEAT, 2, 2, 3),
                Chal.seed(BEAT, 1, 3, 3),
                Chal.seed(BEAT, 1, 2, 2)))
        .doesNotContain(seed)
        .doesNotHaveDuplicates();
  }

  @Test
  void proofGenWantsEverySampleOnceAndWhole() {
    World world = World.small();
    World.Miner miner = world.new Miner(1);
    World.Holding holding = miner.store(1, 9);
    Chal chal = new Chal(BEAT, miner.sectors);
    var drawn = chal.draw(miner.bucket(), 4, 2, 8);
    ProofGen none = new ProofGen(world.srs, drawn.samples());
    assertThatThrownBy(() -> none.update(new byte[31], 0, 31))
        .isInstanceOf(ChallengeRejected.class);
    assertThatThrownBy(() -> none.finish(chal.z())).isInstanceOf(ChallengeRejected.class);
    ProofGen empty = new ProofGen(world.srs, drawn.samples());
    empty.begin(holding.sigmas.get(0));
    assertThatThrownBy(() -> empty.begin(holding.sigmas.get(0)))
        .isInstanceOf(ChallengeRejected.class)
        .hasMessageContaining("no bytes");
    ProofGen longer = new ProofGen(world.srs, drawn.samples());
    longer.begin(holding.sigmas.get(0));
    assertThatThrownBy(() -> longer.update(Seeded.bytes(world.random, 31 * 5), 0, 31 * 5))
        .isInstanceOf(ChallengeRejected.class);
  }
}
