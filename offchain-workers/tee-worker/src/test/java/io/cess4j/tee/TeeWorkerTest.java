package io.cess4j.tee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Account;
import io.cess4j.chain.AccountKeystore;
import io.cess4j.chain.Bytes16;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.Signature;
import io.cess4j.chain.contract.Activation;
import io.cess4j.chain.contract.AttestationLevel;
import io.cess4j.chain.contract.Completion;
import io.cess4j.chain.contract.DealCondition;
import io.cess4j.chain.contract.DealIndex;
import io.cess4j.chain.contract.DealState;
import io.cess4j.chain.contract.MinerRegistration;
import io.cess4j.chain.contract.Order;
import io.cess4j.chain.contract.SlotState;
import io.cess4j.chain.contract.Terms;
import io.cess4j.chain.contract.TiKey;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.chain.typed.Report;
import io.cess4j.contracts.errors.ContractRevert;
import io.cess4j.contracts.errors.SettleFirst;
import io.cess4j.devnet.junit.TestNetwork;
import io.cess4j.devnet.junit.WithDevnet;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.podr2.KeyGen;
import io.cess4j.proofs.podr2.Nu;
import io.cess4j.proofs.podr2.Srs;
import io.cess4j.proofs.podr2.TagGen;
import io.cess4j.proofs.podr2.TagStatement;
import io.cess4j.proofs.podr2.TiPublicKey;
import io.cess4j.protocol.Hash256;
import io.cess4j.runtime.RunningWorker;
import io.cess4j.runtime.WorkerSettings;
import io.cess4j.runtime.configuration.Password;
import io.cess4j.runtime.web.BindingHeader;
import io.cess4j.runtime.web.Listen;
import io.cess4j.runtime.web.TlsMode;
import io.cess4j.tee.enclave.EnclaveSite;
import io.cess4j.tee.enclave.TestDeal;
import io.cess4j.transport.TlsIdentity;
import io.cess4j.transport.TlsKeyHash;
import io.cess4j.transport.TransportException.PeerRefused;
import io.cess4j.transport.WorkerBody;
import io.cess4j.transport.WorkerClient;
import io.cess4j.transport.WorkerLimits;
import io.cess4j.transport.WorkerPeer;
import io.cess4j.transport.WorkerRequest;
import io.cess4j.transport.WorkerResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * A whole worker on real sockets and a real chain: from its registration to a deal that the chain
 * accepts.
 */
@Timeout(180)
@WithDevnet(profile = "devnet", operators = 4, realTime = true)
final class TeeWorkerTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final SecureRandom RANDOM = new SecureRandom();

  private record Miner(long id, Account signer, TlsIdentity tls) {}

  private record Served(TiPublicKey ti, Srs srs, G1 sealKey) {}

  @TempDir private Path folder;
  private final TestNetwork test;
  private final Network network;

  TeeWorkerTest(TestNetwork test) {
    this.test = test;
    this.network = test.network();
  }

  @Test
  void aWorkerRegistersPostsBeatsTagsSealsAndRepairsADealThatTheChainAccepts() throws IOException {
    TeeConfiguration configuration = configuration();
    List<Miner> miners = List.of(miner(0), miner(1), miner(2));
    try (RunningWorker worker = start(configuration)) {
      var registered = network.teeWorkers().worker(1);
      assertThat(registered.level()).isEqualTo(AttestationLevel.SOFTWARE);
      assertThat(registered.endpoint()).isEqualTo(worker.endpoint().toString());
      await(() -> network.beats().latest().number() > 0);

      Order order = drawnOrder();
      Served served = served(worker, miners.getFirst(), registered.group());
      TestDeal deal = deal(order, served);
      refusesStrangers(worker, deal, miners);
      List<byte[]> tags = new ArrayList<>();
      for (int slot = 0; slot < 3; slot++) {
        byte[] tag = askForTags(worker, minerOf(miners, deal, slot), deal, slot);
        checkTags(tag, deal, slot, deal.facts.miners().get(slot), served);
        tags.add(tag);
      }
      byte[] seal = seal(worker, gateway(), deal, tags);
      activate(deal, order, miners, tags, seal);
      assertThat(network.deals().deal(order.id()).state()).isEqualTo(DealState.ACTIVE);
      repairsASlot(worker, deal, miners, served);
    }
    try (RunningWorker again = start(configuration)) {
      var moved = network.teeWorkers().worker(1);
      assertThat(network.teeWorkers().count()).isEqualTo(1);
      assertThat(moved.endpoint()).isEqualTo(again.endpoint().toString());
      long before = network.beats().latest().number();
      await(() -> network.beats().latest().number() > before);
    }
  }

  private void refusesStrangers(RunningWorker worker, TestDeal deal, List<Miner> miners) {
    Miner ofSlotOne = minerOf(miners, deal, 1);
    assertThatThrownBy(() -> askForTags(worker, ofSlotOne, deal, 0))
        .isInstanceOfSatisfying(
            PeerRefused.class, e -> assertThat(e.problem().type()).isEqualTo("not-your-slot"));
    deal.holdings.get(1)[5] ^= 1;
    assertThatThrownBy(() -> askForTags(worker, ofSlotOne, deal, 1))
        .isInstanceOfSatisfying(
            PeerRefused.class, e -> assertThat(e.problem().type()).isEqualTo("content-refused"));
    deal.holdings.get(1)[5] ^= 1;
    asksBeforeItReads(worker, ofSlotOne, WorkerRequest.post(tags(deal, 0), megabytes()));
    Miner gateway = gateway();
    asksBeforeItReads(worker, gateway, WorkerRequest.post(tags(deal, 0), megabytes()));
    asksBeforeItReads(worker, ofSlotOne, WorkerRequest.post(seals(deal), megabytes()));
    Account stranger = test.accounts().operator(3);
    asksBeforeItReads(
        worker,
        new Miner(0, stranger, gateway.tls()),
        WorkerRequest.post(seals(deal), megabytes()));
  }

  /** Slot 0 is lost; whoever was drawn for it gets it rebuilt and tagged, and nobody else does. */
  private void repairsASlot(RunningWorker worker, TestDeal deal, List<Miner> miners, Served served)
      throws IOException {
    Miner loser = minerOf(miners, deal, 0);
    refuses("repair-not-drawn", () -> askToRebuild(worker, loser, deal, deal.signature()));
    refuses("repair-not-drawn", () -> askForTags(worker, loser, deal, 0));
    Miner drawn = drawnInsteadOf(loser, deal);

    refuses("not-your-slot", () -> askToRebuild(worker, loser, deal, deal.signature()));
    refuses("not-your-slot", () -> askForTags(worker, loser, deal, 0));
    refuses(
        "repair-not-drawn",
        () -> send(worker, drawn, rebuild(deal, 1, deal.encoded(), deal.signature())));
    byte[] forged = deal.signature().clone();
    forged[9] ^= 1;
    refuses("signature-refused", () -> askToRebuild(worker, drawn, deal, forged));
    byte[] another = deal.encoded().clone();
    another[another.length - 1] ^= 1; // an id
    refuses(
        "descriptor-refused",
        () -> send(worker, drawn, rebuild(deal, 0, another, deal.signature())));
    refuses("siblings-unavailable", () -> askToRebuild(worker, drawn, deal, deal.signature()));
    refuses(
        "order-not-drawn",
        () -> send(worker, gateway(), WorkerRequest.post(seals(deal), WorkerBody.of(new byte[2]))));

    Miner one = minerOf(miners, deal, 1);
    Miner two = minerOf(miners, deal, 2);
    try (FragmentServer first =
            new FragmentServer(one.tls(), deal.facts.deal(), deal.fragment(2, 0));
        FragmentServer second =
            new FragmentServer(two.tls(), deal.facts.deal(), deal.fragment(2, 0))) {
      moveTo(one, first);
      moveTo(two, second);
      refuses("siblings-unavailable", () -> askToRebuild(worker, drawn, deal, deal.signature()));
      first.serve(deal.fragment(1, 0));
      assertThat(askToRebuild(worker, drawn, deal, deal.signature()))
          .isEqualTo(deal.fragment(0, 0));
    }
    byte[] tag = askForTags(worker, drawn, deal, 0);
    checkTags(tag, deal, 0, drawn.id(), served);
    complete(deal, drawn, tag);
    assertThat(network.deals().deal(deal.facts.deal()).miners().getFirst()).isEqualTo(drawn.id());
    assertThat(network.repair().condition(deal.facts.deal()).state())
        .isEqualTo(DealCondition.State.ACTIVE);
    refuses("repair-not-drawn", () -> askToRebuild(worker, drawn, deal, deal.signature()));
  }

  /** The only miner whose operator carries nothing of the deal. */
  private Miner drawnInsteadOf(Miner loser, TestDeal deal) {
    Miner fourth = miner(3);
    long id = deal.facts.deal();
    TransactionSender anybody = test.sender(test.accounts().gateway(0));
    network.lossReports().orElseThrow().report(test.sender(loser.signer()), id, 0);
    DealIndex index = new DealIndex(network.connection(), network.deals().address());
    long holding = index.ofDeal(id).orElseThrow().holdings().getFirst();
    await(
        () -> {
          try {
            network.auditRounds().poke(anybody, loser.id());
            network.repair().open(anybody, id, 0, holding);
            return true;
          } catch (SettleFirst theDayEndedInBetween) {
            return false;
          }
        });
    await(
        () -> {
          try {
            network.repair().draw(anybody, id, 0);
          } catch (ContractRevert noBeatYet) {
            return false;
          }
          return network.repair().slot(id, 0).state() == SlotState.DRAWN;
        });
    assertThat(network.repair().slot(id, 0).miner()).isEqualTo(fourth.id());
    return fourth;
  }

  private void moveTo(Miner miner, FragmentServer server) {
    network
        .miners()
        .change(
            test.sender(miner.signer()),
            miner.id(),
            miner.signer().address(),
            Bytes32.of(miner.tls().keyHash().toBytes()),
            server.endpoint());
  }

  private void complete(TestDeal deal, Miner miner, byte[] tag) {
    byte[] nu = Arrays.copyOf(tag, 16);
    Report report =
        new Report(
            deal.facts.deal(),
            0,
            miner.id(),
            Bytes16.of(nu),
            deal.layout.sectors(),
            Bytes32.of(deal.descriptor.root().toBytes()));
    network
        .repair()
        .complete(
            test.sender(miner.signer()),
            new Completion(
                deal.facts.deal(),
                0,
                0,
                Bytes16.of(nu),
                Bytes32.of(deal.descriptor.fragments().holdingRoot(0).toBytes()),
                network.domain().signCompact(miner.signer(), report),
                Signature.parse(Arrays.copyOfRange(tag, 16, 81)).compact()));
  }

  private byte[] askToRebuild(RunningWorker worker, Miner miner, TestDeal deal, byte[] signature) {
    return send(worker, miner, rebuild(deal, 0, deal.encoded(), signature));
  }

  private static WorkerRequest rebuild(
      TestDeal deal, int slot, byte[] descriptor, byte[] signature) {
    byte[] body =
        ByteBuffer.allocate(4 + descriptor.length + 65)
            .putInt(descriptor.length)
            .put(descriptor)
            .put(signature)
            .array();
    return WorkerRequest.post(
        "/v1/repairs?deal=%d&slot=%d&segment=0".formatted(deal.facts.deal(), slot),
        WorkerBody.of(body));
  }

  private static void refuses(String type, ThrowingCallable request) {
    assertThatThrownBy(request)
        .isInstanceOfSatisfying(
            PeerRefused.class, e -> assertThat(e.problem().type()).isEqualTo(type));
  }

  /** The bug: it read a megabyte or two before it knew who sent them. */
  private void asksBeforeItReads(RunningWorker worker, Miner peer, WorkerRequest request) {
    assertThatThrownBy(() -> send(worker, peer, request))
        .isInstanceOfSatisfying(
            PeerRefused.class,
            e ->
                assertThat(e.problem().type())
                    .isIn("not-your-slot", "not-the-gateway", "binding-missing"));
  }

  private static WorkerBody megabytes() {
    return new WorkerBody(
        2 << 20,
        () -> {
          throw new AssertionError("the worker reads the body of a stranger");
        });
  }

  private static String seals(TestDeal deal) {
    return "/v1/seals?deal=" + deal.facts.deal();
  }

  private Miner gateway() {
    return new Miner(
        0, test.accounts().gateway(0), TlsIdentity.ephemeral(RANDOM, InstantSource.system()));
  }

  private static String tags(TestDeal deal, int slot) {
    return "/v1/tags?deal=%d&slot=%d".formatted(deal.facts.deal(), slot);
  }

  private byte[] askForTags(RunningWorker worker, Miner miner, TestDeal deal, int slot) {
    byte[] holding = deal.holdings.get(slot);
    byte[] body =
        ByteBuffer.allocate(4 + deal.encoded().length + 65 + holding.length)
            .putInt(deal.encoded().length)
            .put(deal.encoded())
            .put(deal.signature())
            .put(holding)
            .array();
    return send(worker, miner, WorkerRequest.post(tags(deal, slot), WorkerBody.of(body)));
  }

  private static void checkTags(byte[] tag, TestDeal deal, int slot, long miner, Served served) {
    ByteBuffer in = ByteBuffer.wrap(tag);
    byte[] nu = new byte[16];
    in.get(nu).position(16 + 65);
    int count = in.getInt();
    byte[] deltas = new byte[48 * count];
    in.get(deltas);
    assertThat(in.hasRemaining()).isFalse();
    var subject =
        new TagStatement.Subject(
            deal.descriptor.deal(),
            slot,
            miner,
            deal.facts.tiKey(),
            deal.descriptor.fragments().holdingRoot(slot),
            deal.layout.sectors());
    TagGen tagGen =
        new TagGen(served.srs(), served.ti(), new TagStatement(subject, Nu.of(nu)), deltas, RANDOM);
    tagGen.update(deal.holdings.get(slot), 0, deal.holdings.get(slot).length);
    assertThat(tagGen.finish(KeyGen.miner(RANDOM)).size()).isEqualTo(count);
  }

  private Served served(RunningWorker worker, Miner miner, int group) throws IOException {
    TiKey key = network.teeWorkers().tiKey(network.teeWorkers().currentKey(group));
    var keys = JSON.readTree(send(worker, miner, WorkerRequest.get("/v1/keys")));
    TiPublicKey tiPoints =
        TiPublicKey.ofEip2537(
            HexFormat.of()
                .parseHex(
                    keys.required("x").asString().substring(2)
                        + keys.required("a").asString().substring(2)));
    assertThat(tiPoints.pointsHash().toBytes()).isEqualTo(key.pointsHash().bytes());
    byte[] srs = send(worker, miner, WorkerRequest.get("/v1/srs"));
    assertThat(srs).hasSize(8192 * G1.COMPRESSED);
    return new Served(
        tiPoints,
        Srs.check(srs, 8192, Hash256.of(key.srsDigest().bytes()), tiPoints, RANDOM),
        G1.ofCompressed(HexFormat.of().parseHex(keys.required("sealKey").asString().substring(2))));
  }

  private byte[] seal(RunningWorker worker, Miner miner, TestDeal deal, List<byte[]> tags)
      throws IOException {
    List<Map<String, String>> list = new ArrayList<>();
    for (byte[] tag : tags) {
      HexFormat hex = HexFormat.of();
      list.add(Map.of("nu", hex.formatHex(tag, 0, 16), "signature", hex.formatHex(tag, 16, 81)));
    }
    Map<String, Object> body =
        Map.of(
            "descriptor", Base64.getEncoder().encodeToString(deal.encoded()),
            "signature", HexFormat.of().formatHex(deal.signature()),
            "tags", list);
    WorkerRequest request =
        WorkerRequest.post(seals(deal), WorkerBody.of(JSON.writeValueAsBytes(body)));
    String signature = JSON.readTree(send(worker, miner, request)).required("signature").asString();
    return HexFormat.of().parseHex(signature.substring(2));
  }

  private void activate(
      TestDeal deal, Order order, List<Miner> miners, List<byte[]> tags, byte[] seal) {
    ByteBuffer reports = ByteBuffer.allocate(3 * 80);
    for (int slot = 0; slot < 3; slot++) {
      byte[] nu = Arrays.copyOf(tags.get(slot), 16);
      Report report =
          new Report(
              order.id(),
              slot,
              deal.facts.miners().get(slot),
              Bytes16.of(nu),
              deal.layout.sectors(),
              Bytes32.of(deal.descriptor.root().toBytes()));
      Account signer = minerOf(miners, deal, slot).signer();
      reports.put(nu).put(network.domain().signCompact(signer, report));
    }
    network
        .deals()
        .activate(
            test.sender(test.accounts().gateway(0)),
            new Activation(
                order.id(),
                Bytes32.of(deal.descriptor.root().toBytes()),
                Bytes32.of(deal.descriptor.entry().fid().toBytes()),
                deal.layout.size(),
                deal.layout.sectors(),
                reports.array(),
                Signature.parse(seal).compact()));
  }

  private Order drawnOrder() {
    Terms terms =
        new Terms(
            700_000,
            2,
            3,
            28,
            0xffff,
            test.accounts().gateway(0).address(),
            network.orders().price());
    long id = network.orders().place(test.sender(test.accounts().client()), terms).value();
    await(
        () -> {
          try {
            network.orders().draw(test.sender(test.accounts().gateway(0)), id);
            return true;
          } catch (ContractRevert notYet) {
            return false;
          }
        });
    return network.orders().order(id);
  }

  private TestDeal deal(Order order, Served served) {
    return new TestDeal(
        new EnclaveSite(
            network.connection().chainId(),
            network.deals().address(),
            network.teeWorkers().address(),
            network.beats().address(),
            8192),
        order.id(),
        600_000,
        test.accounts().gateway(0),
        order.owner(),
        order.tiKey(),
        order.miners(),
        Optional.of(served.sealKey()));
  }

  private Miner miner(int index) {
    TlsIdentity tls = TlsIdentity.ephemeral(RANDOM, InstantSource.system());
    Account operator = test.accounts().operator(index);
    long id =
        network
            .miners()
            .register(
                test.sender(operator),
                new MinerRegistration(
                    operator.address(),
                    Bytes32.of(tls.keyHash().toBytes()),
                    "https://127.0.0.1:1",
                    0,
                    1))
            .value();
    return new Miner(id, operator, tls);
  }

  private static Miner minerOf(List<Miner> miners, TestDeal deal, int slot) {
    long id = deal.facts.miners().get(slot);
    return miners.stream().filter(miner -> miner.id() == id).findFirst().orElseThrow();
  }

  private byte[] send(RunningWorker worker, Miner miner, WorkerRequest request) {
    TlsKeyHash pin = worker.tlsKeyHash();
    BindingHeader bound =
        new BindingHeader(miner.signer(), network.domain(), miner.tls().keyHash(), network.clock());
    try (WorkerClient client = new WorkerClient(miner.tls(), WorkerLimits.DEFAULT, bound)) {
      WorkerPeer peer = client.peer(worker.endpoint().toString(), pin);
      try (WorkerResponse response = peer.send(request)) {
        return response.bodyUpTo(1 << 20);
      }
    }
  }

  private RunningWorker start(TeeConfiguration configuration) {
    return TeeWorker.application().start(configuration, Map.of());
  }

  private TeeConfiguration configuration() throws IOException {
    Path password = Files.writeString(folder.resolve("password"), "correct horse\n");
    Path authority = folder.resolve("authority.json");
    AccountKeystore.save(test.accounts().attestationAuthority(), authority, "correct horse");
    Path data = folder.resolve("tee");
    AccountKeystore.save(
        test.accounts().teeWorker(0), data.resolve("account.json"), "correct horse");
    return new TeeConfiguration(
        new WorkerSettings(
            data,
            new Password("file:" + password),
            "account.json",
            test.devnet().rpc(),
            test.deployment().directory().hex(),
            Listen.loopback(TlsMode.MUTUAL),
            new WorkerSettings.Management("127.0.0.1", 0),
            WorkerSettings.LogFormat.TEXT,
            false),
        2,
        2,
        authority.toString(),
        "");
  }

  /** Waits for the chain, which makes a block a second by itself. */
  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited for a minute").isLessThan(end);
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }
}
