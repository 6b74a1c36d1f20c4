package io.cess4j.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.Address;
import io.cess4j.chain.contract.ConsensusNode;
import io.cess4j.chain.contract.NodeState;
import io.cess4j.chain.event.ValidatorsElected;
import io.cess4j.devnet.engine.Engine;
import io.cess4j.devnet.junit.RequiresBesu;
import io.cess4j.devnet.network.WorkerProcess;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * R2S on real consensus: seven nodes stand, four are elected, and they are who seals the blocks
 * (protocol.md section 7).
 */
@RequiresBesu
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ProducersOnBesuTest {
  private static final int CANDIDATES = 7;
  private static final int SEATS = 4;
  private static final int ERAS = 3;

  /** Turns within which everybody who is alive authored a block. */
  private static final int TURNS = 3;

  private ValidatorNetwork network;

  @BeforeAll
  void start(@TempDir Path folder) {
    network = ValidatorNetwork.start(folder, CANDIDATES, Engine.BESU);
  }

  @AfterAll
  void stop() {
    network.close();
  }

  @Test
  @Order(1)
  void theElectedSealFromTheNextBlockOn() {
    network.await("an election", () -> !network.elections().concluded().isEmpty());
    ValidatorsElected election = network.elections().concluded().getFirst();
    assertThat(election.nodes()).hasSize(SEATS).doesNotHaveDuplicates();
    long block = election.at().blockNumber();
    long last = block + (long) SEATS * TURNS;
    network.awaitBlock(last);
    List<Address> elected =
        election.nodes().stream()
            .map(node -> network.chain().staking().node(node).validator())
            .sorted()
            .toList();
    assertThat(network.sealersOf(block))
        .as("the old set seals the block itself")
        .hasSize(CANDIDATES);
    assertThat(network.sealersOf(block + 1)).isEqualTo(elected);
    assertThat(network.producersOf(block + 1, last))
        .as("each of the elected, and nobody else")
        .containsOnlyElementsOf(elected)
        .containsAll(elected);
  }

  @Test
  @Order(2)
  void theSeatOfAKilledValidatorIsDrawnAnew() {
    network.awaitAnotherElection(); // the next one might take the seat before anybody proves
    WorkerProcess victim = network.seatedNode();
    Address dead = network.validatorOf(victim);
    ConsensusNode before = network.nodeOf(dead);
    network.kill(victim);
    network.await(victim.name() + " to lose its seat", () -> !network.seats().contains(dead));
    assertThat(network.seats()).hasSizeBetween(SEATS - 1, SEATS).doesNotHaveDuplicates();
    assertThat(network.nodeOf(dead).stake())
        .as("absence costs a little")
        .isLessThan(before.stake());
    assertThatTheSeatsSeal();
  }

  @Test
  @Order(3)
  void whoSealsTwoBlocksOfOneHeightIsExpelledAndSlashed() {
    WorkerProcess liar = network.seatedNode();
    Address validator = network.validatorOf(liar);
    ConsensusNode before = network.nodeOf(validator);
    network.proves(network.blocksSealedTwiceBy(liar));
    ConsensusNode after = network.nodeOf(validator);
    assertThat(after.state()).isEqualTo(NodeState.EXPELLED);
    assertThat(after.stake()).isLessThan(before.stake());
    network.await(liar.name() + " to lose its seat", () -> !network.seats().contains(validator));
    assertThatTheSeatsSeal();
  }

  @Test
  @Order(4)
  void producersRotateOverThreeErasAndAreRewarded() {
    network.await("three elections", () -> network.elections().concluded().size() >= ERAS);
    List<ValidatorsElected> elections = network.elections().concluded();
    Set<Address> producers = new HashSet<>();
    for (ValidatorsElected election : elections) {
      long block = election.at().blockNumber();
      network.awaitBlock(block + SEATS);
      assertThat(network.sealersOf(block + 1))
          .hasSizeLessThanOrEqualTo(SEATS)
          .doesNotHaveDuplicates();
      producers.addAll(assertSealedByTheSet(block + 1, block + SEATS));
    }
    assertThat(producers).as("not one set for ever").hasSizeGreaterThan(SEATS);
    network.await("rewards of a closed era", () -> network.elections().rewards().signum() > 0);
  }

  @Test
  @Order(5)
  void allNodesAreRestartedAndElectOn() {
    long block = network.head();
    List<Address> seats = network.sealersOf(block);
    long era = network.elections().concluded().getLast().era();
    network.restart();
    assertThat(network.head()).isGreaterThan(block);
    assertThat(network.sealersOf(block)).as("what was sealed stays").isEqualTo(seats);
    network.await(
        "an election after the restart",
        () -> network.elections().concluded().getLast().era() > era + 1);
    assertThatTheSeatsSeal();
    Address dead = network.elections().replaced().getFirst().validator();
    long node = network.nodeOf(dead).id();
    network.await("who was dead to stand again", () -> standsAfter(era, node));
  }

  private boolean standsAfter(long era, long node) {
    return network.elections().scored().stream()
        .anyMatch(candidate -> candidate.era() > era && candidate.node() == node);
  }

  /** Over one block of each seat: an election may come meanwhile. */
  private void assertThatTheSeatsSeal() {
    long block = network.chain().validatorSet().changedAt();
    network.awaitBlock(block + SEATS);
    assertSealedByTheSet(block + 1, block + SEATS);
  }

  private List<Address> assertSealedByTheSet(long first, long last) {
    List<Address> producers = network.producersOf(first, last);
    for (long number = first; number <= last; number++) {
      assertThat(network.sealersOf(number)).contains(producers.get((int) (number - first)));
    }
    return producers;
  }
}
