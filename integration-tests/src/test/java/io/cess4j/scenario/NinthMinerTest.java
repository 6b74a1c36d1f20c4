package io.cess4j.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.MinerState;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.devnet.FundedAccounts;
import io.cess4j.devnet.network.WorkerProcess;
import io.cess4j.devnet.network.WorkerRole;
import io.cess4j.sdk.storage.FileStat;
import io.cess4j.sdk.storage.StoredFile;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * An operator joins a running network from elsewhere with two things in hand: an RPC address and
 * the address of the Directory.
 */
@Tag("full")
@WholeNetwork
class NinthMinerTest {
  private static final BigInteger CESS = BigInteger.TEN.pow(18);
  private static final Map<String, String> PASSWORD =
      Map.of("CESS_KEYSTORE_PASSWORD", "correct horse");
  private static final Duration START = Duration.ofMinutes(2);

  private final CessNetwork network;
  @TempDir private Path folder;
  private Elsewhere elsewhere;
  private @Nullable Process miner;

  NinthMinerTest(CessNetwork network) {
    this.network = network;
  }

  @BeforeEach
  void anotherMachine() throws IOException, InterruptedException {
    List<Integer> teeWorkers =
        network.processes().workers(WorkerRole.TEE_WORKER).stream()
            .map(WorkerProcess::endpoint)
            .map(java.net.URI::getPort)
            .toList();
    elsewhere = Elsewhere.open(network.processes().rpc(), teeWorkers);
  }

  @AfterEach
  void leave() throws Exception {
    Process started = miner;
    if (started != null) {
      started.destroy();
      started.waitFor();
    }
    elsewhere.close();
  }

  @Test
  void itJoinsStoresProvesAndDrains() throws IOException, InterruptedException {
    long before = network.chain().miners().count();
    JsonNode prepared =
        cess(
            "init",
            "--rpc",
            elsewhere.rpc().toString(),
            "--directory",
            network.processes().directory().hex(),
            "--listen",
            elsewhere.address() + ":15010",
            "--management",
            elsewhere.address() + ":15011",
            "--disks",
            folder.resolve("disk1") + "," + folder.resolve("disk2"));
    assertThat(prepared.path("ok").asBoolean()).as(prepared.toString()).isTrue();
    assertThat(prepared.path("cessMissing").asString())
        .isEqualTo(CESS.multiply(BigInteger.TEN).toString());
    Address account = Address.of(prepared.path("account").asString());
    fund(account);

    miner =
        Programs.cess(
            elsewhere.prefix(),
            PASSWORD,
            folder.resolve("miner.log"),
            "miner",
            "run",
            "--data",
            folder.toString());
    Eventually.within(START, "it registers", () -> network.chain().miners().count() == before + 1);
    long id = before + 1;
    assertThat(network.chain().miners().miner(id).endpoint())
        .isEqualTo("https://" + elsewhere.address() + ":15010");
    assertThat(network.chain().miners().miner(id).account()).isEqualTo(account);
    Eventually.within(START, "its keys are registered", () -> hasKeys(id));

    StoredFile file = network.client().storesOn(4, (int) before + 1, "ninth.bin", content(300_000));
    assertThat(placements(file)).contains(id);
    network.awaitProofsOfEveryMiner(file);

    JsonNode status = cess("status");
    assertThat(status.path("miner").asLong()).isEqualTo(id);
    assertThat(status.path("state").asString()).isEqualTo("active");
    assertThat(status.path("deals").asLong()).isEqualTo(1);
    assertThat(status.path("worker").path("proofs").path("accepted").asLong()).isPositive();
    assertThat(status.path("worker").path("disks")).hasSize(2);
    assertThat(status.path("worker").path("corruptionCount").asLong()).isZero();
    assertThat(status.path("days").toString()).contains("Accepted");

    assertThat(cess("drain").path("changed").asBoolean()).isTrue();
    assertThat(network.chain().miners().miner(id).state()).isEqualTo(MinerState.DRAINING);
    StoredFile later = network.client().stores("later.bin", content(1_000));
    assertThat(placements(later)).doesNotContain(id);
    assertThat(network.client().readsDirectly(file)).isEqualTo(content(300_000));
    JsonNode drained = cess("status");
    assertThat(drained.path("state").asString()).isEqualTo("draining");
    assertThat(drained.path("deals").asLong()).isEqualTo(1);
    network.client().removes(file);
  }

  private JsonNode cess(String command, String... options)
      throws IOException, InterruptedException {
    String[] arguments = new String[options.length + 5];
    arguments[0] = "miner";
    arguments[1] = command;
    arguments[2] = "--json";
    arguments[3] = "--data";
    arguments[4] = folder.toString();
    System.arraycopy(options, 0, arguments, 5, options.length);
    return Programs.json(elsewhere.prefix(), PASSWORD, arguments);
  }

  private boolean hasKeys(long id) {
    int workers = network.chain().teeWorkers().count();
    for (int worker = 1; worker <= workers; worker++) {
      int group = network.chain().teeWorkers().worker(worker).group();
      int tiKey = network.chain().teeWorkers().currentKey(group);
      if (network.chain().miners().keyHash(id, tiKey).equals(io.cess4j.chain.Bytes32.ZERO)) {
        return false;
      }
    }
    return true;
  }

  private void fund(Address account) {
    Network chain = network.chain();
    TransactionSender governor = chain.sender(FundedAccounts.usual().governor());
    BigInteger amount = CESS.multiply(BigInteger.valueOf(10));
    chain.token().transfer(governor, account, amount);
    governor.send(account, "0x", CESS);
  }

  private List<Long> placements(StoredFile file) {
    return network.client().stat(file).deals().stream()
        .flatMap(deal -> deal.placements().stream())
        .map(FileStat.Placement::miner)
        .toList();
  }

  private static byte[] content(int length) {
    return Seeded.bytes(new java.util.SplittableRandom(9), length);
  }
}
