package io.cess4j.miner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Account;
import io.cess4j.chain.AccountKeystore;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Miner;
import io.cess4j.chain.contract.MinerState;
import io.cess4j.devnet.junit.TestNetwork;
import io.cess4j.devnet.junit.WithDevnet;
import io.cess4j.miner.MinerException.FundsMissing;
import io.cess4j.miner.deal.Holdings;
import io.cess4j.miner.deal.NetworkView;
import io.cess4j.miner.deal.Sweeper;
import io.cess4j.miner.key.KappaKeystore;
import io.cess4j.miner.key.MinerKeys;
import io.cess4j.miner.key.ProofKeyRegistration;
import io.cess4j.miner.key.Registration;
import io.cess4j.miner.proof.Audits;
import io.cess4j.miner.proof.NetworkAudits;
import io.cess4j.miner.scan.CorruptionLedger;
import io.cess4j.miner.scan.ScanSettings;
import io.cess4j.miner.storage.Disks;
import io.cess4j.miner.storage.FragmentKey;
import io.cess4j.miner.storage.FragmentStore;
import io.cess4j.protocol.ids.FragmentHasher;
import io.cess4j.runtime.RunningWorker;
import io.cess4j.runtime.WorkerSettings;
import io.cess4j.runtime.configuration.Password;
import io.cess4j.runtime.store.KeyValueStore;
import io.cess4j.runtime.web.BindingHeader;
import io.cess4j.runtime.web.Listen;
import io.cess4j.runtime.web.TlsMode;
import io.cess4j.transport.TlsIdentity;
import io.cess4j.transport.TlsKeyHash;
import io.cess4j.transport.TransportException.PeerRefused;
import io.cess4j.transport.WorkerClient;
import io.cess4j.transport.WorkerLimits;
import io.cess4j.transport.WorkerPeer;
import io.cess4j.transport.WorkerRequest;
import io.cess4j.transport.WorkerResponse;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A miner on a real chain that has no TEE worker yet. */
@WithDevnet(operators = 2)
@Timeout(120)
final class StorageMinerTest {

  private static final TlsKeyHash TLS_KEY = TlsKeyHash.parse("5a".repeat(32));

  private final TestNetwork test;
  private final Network network;
  @TempDir private Path folder;

  StorageMinerTest(TestNetwork test) {
    this.test = test;
    this.network = test.network();
  }

  @Test
  void shouldNameTheCostWhereTheCollateralCannotBePaid() {
    Account poor = Account.generateForTest(new SplittableRandom(1));
    assertThatThrownBy(() -> new Registration(network, poor).ensure(wish("https://a:1", 3)))
        .isInstanceOf(FundsMissing.class)
        .hasMessageContaining("3 units")
        .hasMessageContaining(poor.address().toString())
        .hasMessageContaining("CESS of collateral");
    assertThat(network.miners().count()).isZero();
  }

  @Test
  void shouldRegisterOnceAndFollowItsOwnEndpoint() {
    Account operator = test.accounts().operator(0);
    Registration registration = new Registration(network, operator);
    Miner first = registration.ensure(wish("https://127.0.0.1:1001", 3));
    assertThat(first.state()).isEqualTo(MinerState.ACTIVE);
    assertThat(first.declaredUnits()).isEqualTo(3);
    assertThat(first.signer()).isEqualTo(operator.address());
    Miner again = registration.ensure(wish("https://127.0.0.1:1001", 3));
    Miner moved = registration.ensure(wish("https://127.0.0.1:1002", 3));
    assertThat(again.id()).isEqualTo(first.id());
    assertThat(moved.id()).isEqualTo(first.id());
    assertThat(moved.endpoint()).isEqualTo("https://127.0.0.1:1002");
    assertThat(network.miners().count()).isEqualTo(1);
  }

  @Test
  void shouldHaveNothingToProveBeforeItsFirstDeal() {
    Account operator = test.accounts().operator(1);
    Miner miner = new Registration(network, operator).ensure(wish("https://127.0.0.1:1003", 1));
    try (KeyValueStore store =
            KeyValueStore.open(
                folder.resolve("db"),
                FragmentStore.FAMILY,
                Holdings.FAMILY,
                Audits.FAMILY,
                CorruptionLedger.FAMILY);
        MinerKeys keys =
            new MinerKeys(
                miner.id(),
                KappaKeystore.loadOrCreate(
                        folder.resolve("kappa.p12"),
                        "correct horse".toCharArray(),
                        new SecureRandom())
                    .kappa(1, network.miners().address(), miner.id()),
                operator,
                network.domain(),
                tiKey -> Optional.empty())) {
      Holdings holdings = new Holdings(store, new FragmentStore(folder.resolve("files"), store));
      Audits audits =
          new Audits(
              new NetworkAudits(network, operator, miner.id()),
              keys,
              holdings,
              store,
              new CorruptionLedger(store, InstantSource.system(), new SimpleMeterRegistry()),
              new SimpleMeterRegistry());
      audits.round();
      assertThat(audits.latest()).isEmpty();
      assertThat(new ProofKeyRegistration(network, operator, keys).registerMissing()).isZero();
      assertThat(new Sweeper(new NetworkView(network), holdings, miner.id(), deal -> false).sweep())
          .isZero();
    }
  }

  /** Two chunks; a bit of the second one flips while the miner runs. */
  @Test
  void shouldRefuseToServeWhatItKnowsToBeCorrupt() throws IOException, InterruptedException {
    Path file = oneFragment();
    try (RunningWorker worker = StorageMiner.worker().start(configuration(), Map.of())) {
      assertThat(
              worker.context().getBean(MinerNode.class).awaitRegistration(Duration.ofSeconds(60)))
          .isTrue();
      TlsIdentity identity = TlsIdentity.ephemeral(new SecureRandom(), InstantSource.system());
      try (WorkerClient bound = bound(identity)) {
        WorkerPeer miner = peer(bound, worker);
        WorkerRequest whole = WorkerRequest.get("/v1/deals/7/fragments/0");
        try (WorkerResponse before = miner.send(whole)) {
          assertThat(before.status()).isEqualTo(200);
        }
        WorkerRequest chunks = WorkerRequest.get("/v1/deals/7/fragments/0/chunks");
        try (WorkerResponse before = miner.send(chunks)) {
          assertThat(before.header("ETag")).isPresent();
        }
        assertThat(post(worker, "/scan?deal=7")).contains("\"corruptions\":[]");
        byte[] bytes = Files.readAllBytes(file);
        bytes[70_000] ^= 1;
        Files.write(file, bytes);
        assertThat(post(worker, "/scan?deal=7"))
            .contains("chunk-altered")
            .contains("deal 7, segment 0: chunk 1");
        assertRefused(miner, whole, 410, "fragment-corrupt");
        try (WorkerResponse goodChunk = miner.send(whole.range(0, 65_536))) {
          assertThat(goodChunk.status()).isEqualTo(206);
        }
        try (WorkerResponse after = miner.send(chunks)) {
          assertThat(after.header("ETag")).as("a gateway sends it once more").isEmpty();
        }
        Files.delete(file);
        assertRefused(miner, whole.range(0, 65_536), 410, "fragment-corrupt");
        assertThat(post(worker, "/scan?deal=x")).contains("request-malformed");
        assertThat(post(worker, "/scan")).contains("\"begun\":true");
      }
    }
  }

  private Path oneFragment() throws IOException {
    byte[] bytes = new byte[31 * 3_000];
    new SplittableRandom(1).nextBytes(bytes);
    FragmentHasher hasher = new FragmentHasher();
    hasher.update(bytes, 0, bytes.length);
    try (KeyValueStore store = KeyValueStore.open(folder.resolve("db"), FragmentStore.FAMILY)) {
      new FragmentStore(folder.resolve("files"), store)
          .receive(
              new FragmentKey(7, 0),
              0,
              hasher.finish().id(),
              bytes.length,
              new ByteArrayInputStream(bytes));
    }
    return folder.resolve("files/deals/7/0.fragment");
  }

  private static String post(RunningWorker worker, String path)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(worker.management().resolve(path))
                  .POST(HttpRequest.BodyPublishers.noBody())
                  .build(),
              HttpResponse.BodyHandlers.ofString())
          .body();
    }
  }

  private WorkerClient bound(TlsIdentity identity) {
    return new WorkerClient(
        identity,
        WorkerLimits.DEFAULT,
        new BindingHeader(
            test.accounts().gateway(0), network.domain(), identity.keyHash(), network.clock()));
  }

  private MinerConfiguration configuration() throws IOException {
    Files.writeString(folder.resolve("password"), "correct horse");
    AccountKeystore.save(
        test.accounts().operator(0), folder.resolve("account.json"), "correct horse");
    WorkerSettings usual = MinerConfiguration.defaults().worker();
    return new MinerConfiguration(
        new WorkerSettings(
            folder,
            new Password("file:" + folder.resolve("password")),
            "account.json",
            test.devnet().rpc(),
            network.directory().address().hex(),
            Listen.loopback(TlsMode.MUTUAL),
            usual.management(),
            usual.logFormat(),
            false),
        2,
        0,
        Duration.ofMillis(50),
        List.of(),
        Disks.RESERVE,
        ScanSettings.defaults());
  }

  @Test
  void shouldServeOnlyCallersWithABinding() throws IOException, InterruptedException {
    try (RunningWorker worker = StorageMiner.worker().start(configuration(), Map.of())) {
      assertThat(
              worker.context().getBean(MinerNode.class).awaitRegistration(Duration.ofSeconds(60)))
          .isTrue();
      Miner miner = network.miners().miner(1);
      assertThat(miner.endpoint()).isEqualTo(worker.endpoint().toString());
      assertThat(miner.tlsKeyHash()).isEqualTo(Bytes32.of(worker.tlsKeyHash().toBytes()));
      TlsIdentity identity = TlsIdentity.ephemeral(new SecureRandom(), InstantSource.system());
      try (WorkerClient stranger = new WorkerClient(identity, WorkerLimits.DEFAULT);
          WorkerClient bound = bound(identity)) {
        WorkerRequest read = WorkerRequest.get("/v1/deals/1/fragments/0");
        assertRefused(peer(stranger, worker), read, 401, "binding-missing");
        assertRefused(peer(bound, worker), read, 404, "fragment-unknown");
        assertRefused(
            peer(bound, worker),
            WorkerRequest.get("/v1/deals/0/descriptor"),
            400,
            "request-malformed");
        assertRefused(
            peer(bound, worker), WorkerRequest.delete("/v1/deals/9"), 404, "order-unknown");
        try (WorkerResponse status = peer(stranger, worker).send(WorkerRequest.get("/v1/status"))) {
          assertThat(new String(status.bodyUpTo(10_000), StandardCharsets.UTF_8))
              .contains("\"miner\":1")
              .contains("\"units\":2");
        }
      }
    }
  }

  private static WorkerPeer peer(WorkerClient client, RunningWorker worker) {
    return client.peer(worker.endpoint().toString(), worker.tlsKeyHash());
  }

  private static void assertRefused(
      WorkerPeer peer, WorkerRequest request, int status, String type) {
    assertThatThrownBy(() -> peer.send(request))
        .isInstanceOfSatisfying(
            PeerRefused.class,
            refused -> {
              assertThat(refused.problem().type()).isEqualTo(type);
              assertThat(refused.status()).isEqualTo(status);
            });
  }

  private static Registration.Wish wish(String endpoint, int units) {
    return new Registration.Wish(TLS_KEY, endpoint, 0, units);
  }
}
