package io.cess4j.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.Address;
import io.cess4j.chain.contract.ConsensusNode;
import io.cess4j.chain.contract.NodeState;
import io.cess4j.chain.event.ValidatorsElected;
import io.cess4j.cli.demo.consensus.Equivocation;
import io.cess4j.devnet.engine.Engine;
import io.cess4j.devnet.network.WorkerProcess;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Five nodes stand for four seats; who looks on with {@code cess consensus} and can slash. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ElectionTest {
  private static final int NODES = 5;
  private static final int SEATS = 4;
  private static final int TURNS = 3;
  private static final int TEE_WORKER = 1;

  @TempDir private static Path folder;
  private ValidatorNetwork network;

  @BeforeAll
  void start() {
    network = ValidatorNetwork.start(folder.resolve("network"), NODES, Engine.wanted());
  }

  @AfterAll
  void stop() {
    network.close();
  }

  @Test
  @Order(1)
  void nodesElectEachOtherAndAuthorTheBlocks() {
    network.hurryToTheElectionOf(network.era() + 1);
    network.await("an election", () -> !network.elections().concluded().isEmpty());
    ValidatorsElected election = network.elections().concluded().getFirst();
    assertThat(election.nodes()).hasSize(SEATS).doesNotHaveDuplicates();
    List<Address> seats = network.seats();
    assertThat(seats)
        .containsExactlyInAnyOrderElementsOf(
            election.nodes().stream()
                .map(node -> network.chain().staking().node(node).validator())
                .toList());
    long block = election.at().blockNumber() + 2; // a block of anvil may be begun already
    network.awaitBlock(block + SEATS * TURNS);
    assertThat(network.producersOf(block, block + SEATS * TURNS - 1))
        .containsOnlyElementsOf(seats)
        .containsAll(seats);
  }

  @Test
  @Order(2)
  void aTeeWorkerIsBoundToTheNodeItWasStartedFor() {
    network.await(
        "the worker to be bound", () -> network.chain().staking().ofWorker(TEE_WORKER).isPresent());
    long node = network.chain().staking().ofWorker(TEE_WORKER).orElseThrow();
    assertThat(network.chain().staking().node(node).account())
        .isEqualTo(network.accountOfTheFirstNode());
  }

  @Test
  @Order(3)
  void theCommandsTellWhatTheChainSays() throws IOException, InterruptedException {
    JsonNode status = network.types("status");
    assertThat(status.path("nodes").size()).isEqualTo(NODES);
    assertThat(status.path("validators").size()).isEqualTo(SEATS);
    assertThat(status.path("nodes").get(0).path("stake").asString()).matches("[1-9]\\d+");

    JsonNode candidates = network.types("candidates");
    assertThat(candidates.path("candidates").size()).isEqualTo(NODES);
    candidates.path("candidates").forEach(ElectionTest::assertPartsAddUp);

    JsonNode era = network.types("era");
    assertThat(era.path("era").asLong()).isPositive();
    assertThat(era.path("epoch").asLong()).isBetween(0L, 5L);

    JsonNode elected = network.types("elect");
    assertThat(elected.path("ok").asBoolean()).isFalse();
    assertThat(elected.path("message").asString()).contains("is concluded already");
  }

  private static void assertPartsAddUp(JsonNode candidate) {
    long vrf = candidate.path("vrf").asLong();
    assertThat(vrf).isBetween(0L, 1_000L);
    assertThat(candidate.path("score").asLong())
        .isEqualTo(
            5 * candidate.path("credit").asLong() + 3 * candidate.path("stake").asLong() + 2 * vrf);
  }

  @Test
  @Order(4)
  void evidenceThatIsNoneIsRefusedAndNothingIsLost() throws IOException, InterruptedException {
    WorkerProcess node = network.seatedNode();
    ConsensusNode before = network.nodeOf(network.validatorOf(node));
    Equivocation evidence = network.blocksSealedTwiceBy(node);
    Path first = header("first", evidence.first());
    Path same = header("same", evidence.first());
    String seals = evidence.firstSeal() + "," + evidence.firstSeal();

    assertThat(message(network.types("slash"))).contains("--first and --second, or --absent");
    assertThat(message(slash(first, same, seals))).contains("SameBlock");
    assertThat(message(slash(first, Files.writeString(same, "no hex"), seals))).contains("no hex");
    assertThat(message(slash(first, Files.writeString(same, "c0"), seals)))
        .contains("the contract refused");
    assertThat(message(slash(first, first, "0"))).contains("not two numbers");
    assertThat(message(network.types("slash", "--absent", before.validator().hex())))
        .contains("Authored");
    assertThat(network.nodeOf(before.validator())).isEqualTo(before);
  }

  @Test
  @Order(5)
  void whoeverProvesTwoBlocksOfOneHeightIsPaidAndTheSeatIsDrawnAnew()
      throws IOException, InterruptedException {
    WorkerProcess liar = network.seatedNode();
    Address validator = network.validatorOf(liar);
    BigInteger stake = network.nodeOf(validator).stake();
    BigInteger vault = network.vault();
    JsonNode scores = network.types("candidates");
    Equivocation evidence = network.blocksSealedTwiceBy(liar);
    JsonNode slashed =
        slash(
            header("first", evidence.first()),
            header("second", evidence.second()),
            evidence.firstSeal() + "," + evidence.secondSeal());
    assertThat(slashed.path("ok").asBoolean()).as("%s", slashed).isTrue();
    assertThat(network.nodeOf(validator).state()).isEqualTo(NodeState.EXPELLED);
    assertThat(network.nodeOf(validator).stake()).isLessThan(stake);
    assertThat(network.vault()).isGreaterThan(vault);
    assertScoresAreToldAsTheyWere(scores, network.types("candidates"));
    network.await("its seat to be drawn anew", () -> !network.seats().contains(validator));
    // Where the fifth missed this era's election, the next one seats it.
    network.await("the fifth to take it", () -> network.seats().size() == SEATS);
    assertThat(network.seats()).doesNotHaveDuplicates().doesNotContain(validator);
  }

  /** Not as the stake is now; a later election may have begun meanwhile. */
  private static void assertScoresAreToldAsTheyWere(JsonNode before, JsonNode now) {
    assertThat(now.path("ok").asBoolean()).as("%s", now).isTrue();
    now.path("candidates").forEach(ElectionTest::assertPartsAddUp);
    if (now.path("era").equals(before.path("era"))) {
      assertThat(now.path("candidates")).containsAll(before.path("candidates"));
    }
  }

  @Test
  @Order(6)
  void aWorkerThatIsKilledInAnElectionStandsOnceAndInTheNextOneAgain() {
    long era = network.era() + 1;
    WorkerProcess node = network.seatedNode();
    long id = network.nodeOf(network.validatorOf(node)).id();
    network.hurryToTheElectionOf(era);
    network.await("the node to stand", () -> network.candidatures(id, era) > 0);
    node.kill();
    network.restart(node);
    network.await(
        "that election to be over", () -> network.elections().concluded().getLast().era() >= era);
    assertThat(network.candidatures(id, era)).isEqualTo(1);
    network.hurryToTheElectionOf(network.era());
    network.await("it to stand again", () -> network.candidatures(id, network.era()) == 1);
  }

  private static Path header(String name, byte[] rlp) throws IOException {
    return Files.writeString(
        folder.resolve(name + ".hex"), "0x" + HexFormat.of().formatHex(rlp) + "\n");
  }

  private JsonNode slash(Path first, Path second, String seals)
      throws IOException, InterruptedException {
    return network.types(
        "slash", "--first", first.toString(), "--second", second.toString(), "--seal", seals);
  }

  private static String message(JsonNode refused) {
    assertThat(refused.path("ok").asBoolean()).as("%s", refused).isFalse();
    return refused.path("message").asString();
  }
}
