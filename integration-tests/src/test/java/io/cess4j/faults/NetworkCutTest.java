package io.cess4j.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.devnet.network.Launch;
import io.cess4j.devnet.network.WorkerProcess;
import io.cess4j.devnet.network.WorkerRole;
import io.cess4j.scenario.CessNetwork;
import io.cess4j.scenario.Client;
import io.cess4j.scenario.Eventually;
import io.cess4j.scenario.Relay;
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
  private static final int MANY_UPLOADS = 8;

  private final CessNetwork network;
  private final RandomGenerator random = Seeded.random(NetworkCutTest.class);

  NetworkCutTest(CessNetwork network) {
    this.network = network;
  }

  @Test
  void clientAndGatewayInTheMiddleOfTheBody() {
    byte[] content = Seeded.bytes(random, 4_000_000);
    try (Relay relay = Relay.to(network.gatewayAddress());
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
    try (Relay relay = Relay.to(network.processes().rpc())) {
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
    try (Relay relay = Relay.to(miner.endpoint())) {
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
    List<Relay> relays = workers.stream().map(worker -> Relay.to(worker.endpoint())).toList();
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

  /** No beat comes and nothing is tagged meanwhile: the order waits, it is not given up. */
  @Test
  @Tag("full") // four restarts
  void teeWorkersAndTheChainWhileAnOrderWaitsToBeDrawn() {
    List<WorkerProcess> workers = network.processes().workers(WorkerRole.TEE_WORKER);
    try (Relay relay = Relay.to(network.processes().rpc())) {
      workers.forEach(worker -> restartBehind(relay, worker));
      relay.cut();
      byte[] content = Seeded.bytes(random, 400_000);
      Background<StoredFile> put =
          Background.doing(() -> network.client().stores("no-beat.bin", content));
      Eventually.within(
          SOON,
          "its order waits for a beat",
          () -> !network.client().storage().openOrders().isEmpty());
      long waiting = network.chain().beats().latest().number();
      relay.pass();
      assertThat(network.client().reads(put.result())).isEqualTo(content);
      assertThat(network.chain().beats().latest().number()).isGreaterThan(waiting);
    } finally {
      network.processes().workers(WorkerRole.TEE_WORKER).forEach(network::kill);
      network.revive();
    }
  }

  /** It cannot see what it is asked for, so another one is drawn; then it is a miner as before. */
  @Test
  @Tag("full") // uploads until it is drawn
  void aMinerAndTheChainWhileItIsAskedToStore() {
    WorkerProcess miner = network.processes().workers(WorkerRole.STORAGE_MINER).getFirst();
    try (Relay relay = Relay.to(network.processes().rpc())) {
      WorkerProcess behind = restartBehind(relay, miner);
      relay.cut();
      for (int upload = 0; !vetoed("chain-unavailable") && upload < MANY_UPLOADS; upload++) {
        byte[] content = Seeded.bytes(random, 100_000);
        StoredFile stored = network.client().storesOn(4, 7, "no-chain-" + upload, content);
        assertThat(network.client().reads(stored)).isEqualTo(content);
        assertThat(network.minersOf(stored)).doesNotContain(behind);
      }
      assertThat(vetoed("chain-unavailable")).as("it was drawn").isTrue();
      relay.pass();
      byte[] content = Seeded.bytes(random, 100_000);
      StoredFile again = network.client().storesOn(4, 8, "chain-is-back.bin", content);
      assertThat(network.minersOf(again)).contains(behind);
      network.awaitProofsOfEveryMiner(again);
      network.kill(behind);
    } finally {
      network.revive();
    }
  }

  private WorkerProcess restartBehind(Relay relay, WorkerProcess worker) {
    network.kill(worker);
    return network.processes().restart(worker, Launch.USUAL.arguments("--rpc=" + relay.address()));
  }

  private boolean vetoed(String reason) {
    return network.logOf(network.gateway(), reason);
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
