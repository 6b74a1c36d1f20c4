package io.cess4j.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.devnet.network.Launch;
import io.cess4j.devnet.network.WorkerProcess;
import io.cess4j.devnet.network.WorkerRole;
import io.cess4j.scenario.CessNetwork;
import io.cess4j.scenario.Client;
import io.cess4j.scenario.Eventually;
import io.cess4j.scenario.Seeded;
import io.cess4j.scenario.WholeNetwork;
import io.cess4j.sdk.storage.StoredFile;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The network between two of them is cut while a file is stored, and comes back. */
@WholeNetwork
class NetworkCutTest {
  private static final Duration SOON = Duration.ofSeconds(60);

  private final CessNetwork network;
  private final RandomGenerator random = Seeded.random(NetworkCutTest.class);

  NetworkCutTest(CessNetwork network) {
    this.network = network;
  }

  @Test
  void clientAndGatewayInTheMiddleOfTheBody() {
    byte[] content = Seeded.bytes(random, 4_000_000);
    try (Relay relay = new Relay(network.gatewayAddress());
        Client client = network.clientThrough(relay.address())) {
      BigInteger before = client.money();
      relay.cutAfter(1_000_000);
      Background<StoredFile> put = Background.doing(() -> client.stores("cut.bin", content));
      Eventually.within(SOON, "the connection breaks", () -> relay.state() == Relay.State.CUT);
      relay.pass();
      StoredFile stored = put.result();
      assertThat(client.reads(stored)).isEqualTo(content);
      assertThat(before.subtract(client.money())).isEqualTo(client.feesOf(stored));
    }
  }

  @Test
  void gatewayAndChainWhileTheUploadIsStored() {
    try (Relay relay = new Relay(network.processes().rpc())) {
      restartGateway(Launch.USUAL.arguments("--rpc=" + relay.address()));
      byte[] content = Seeded.bytes(random, 3_000_000);
      Background<StoredFile> put =
          Background.doing(() -> network.client().stores("no-chain.bin", content));
      Eventually.within(SOON, "fragments are in the spool", this::spools);
      relay.cut();
      Eventually.within(
          SOON,
          "the gateway notices",
          () -> network.logOf(network.gateway(), "waiting for the chain"));
      relay.pass();
      assertThat(network.client().reads(put.result())).isEqualTo(content);
    } finally {
      restartGateway(Launch.USUAL);
    }
  }

  /** A miner that accepts connections and never answers is replaced like one that is gone. */
  @Test
  @Tag("full") // its silence takes more than a minute
  void gatewayAndAMinerThatFallsSilent() {
    WorkerProcess miner = network.processes().workers(WorkerRole.STORAGE_MINER).getFirst();
    try (Relay relay = new Relay(miner.endpoint())) {
      network.kill(miner);
      WorkerProcess behind =
          network
              .processes()
              .restart(miner, Launch.USUAL.arguments("--listen.advertised=" + relay.address()));
      relay.stall();
      byte[] content = Seeded.bytes(random, 300_000);
      StoredFile stored = network.client().stores("silent.bin", content);
      assertThat(network.client().reads(stored)).isEqualTo(content);
      network.kill(behind);
    } finally {
      network.revive();
    }
  }

  @Test
  @Tag("full") // four restarts
  void minersAndTheTeeWorkersWhileTheyTag() {
    List<WorkerProcess> workers = network.processes().workers(WorkerRole.TEE_WORKER);
    List<Relay> relays = workers.stream().map(worker -> new Relay(worker.endpoint())).toList();
    try {
      for (int i = 0; i < workers.size(); i++) {
        network.kill(workers.get(i));
        String advertised = "--listen.advertised=" + relays.get(i).address();
        network.processes().restart(workers.get(i), Launch.USUAL.arguments(advertised));
      }
      relays.forEach(relay -> relay.cutAfter(100_000));
      byte[] content = Seeded.bytes(random, 1_500_000);
      Background<StoredFile> put =
          Background.doing(() -> network.client().stores("no-tee.bin", content));
      Eventually.within(
          SOON,
          "a TEE worker is cut off",
          () -> relays.stream().anyMatch(relay -> relay.state() == Relay.State.CUT));
      relays.forEach(Relay::pass);
      assertThat(network.client().reads(put.result())).isEqualTo(content);
    } finally {
      network.processes().workers(WorkerRole.TEE_WORKER).forEach(network::kill);
      network.revive();
      relays.forEach(Relay::close);
    }
  }

  private void restartGateway(Launch launch) {
    network.kill(network.gateway());
    network.processes().restart(network.gateway(), launch);
  }

  private boolean spools() {
    String[] uploads = network.dataOf(network.gateway()).resolve("spool").toFile().list();
    return uploads != null && uploads.length > 0;
  }
}
