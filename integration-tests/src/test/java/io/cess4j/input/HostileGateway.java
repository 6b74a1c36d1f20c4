package io.cess4j.input;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes16;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.Signature;
import io.cess4j.chain.contract.Activation;
import io.cess4j.chain.contract.Miner;
import io.cess4j.chain.contract.Order;
import io.cess4j.chain.contract.OrderState;
import io.cess4j.chain.contract.TeeWorker;
import io.cess4j.chain.contract.Terms;
import io.cess4j.contracts.errors.ContractRevert;
import io.cess4j.protocol.Hash256;
import io.cess4j.runtime.web.BindingHeader;
import io.cess4j.scenario.Eventually;
import io.cess4j.transport.TlsIdentity;
import io.cess4j.transport.TlsKeyHash;
import io.cess4j.transport.WorkerBody;
import io.cess4j.transport.WorkerClient;
import io.cess4j.transport.WorkerLimits;
import io.cess4j.transport.WorkerPeer;
import io.cess4j.transport.WorkerRequest;
import io.cess4j.transport.WorkerResponse;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A gateway that an order really names, and that sends whatever a test wants: its requests carry a
 * valid binding and a valid signature, so what refuses them is what looks at their content.
 */
final class HostileGateway implements AutoCloseable {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private final Network network;
  private final Account account;
  private final WorkerClient client;

  /** What a miner signed and the TEE worker said of its holding. */
  record Evidence(Bytes16 nu, Signature report, Signature tag) {}

  HostileGateway(Network network, Account account) {
    this.network = network;
    this.account = account;
    TlsIdentity identity = TlsIdentity.ephemeral(new SecureRandom(), InstantSource.system());
    this.client =
        new WorkerClient(
            identity,
            WorkerLimits.DEFAULT.answer(PATIENCE),
            new BindingHeader(account, network.domain(), identity.keyHash(), network.clock()));
  }

  /** An order of {@code owner} for so many bytes of ciphertext on 3 miners, drawn. */
  Order draws(Account owner, long size) {
    BigInteger price = network.orders().price().shiftLeft(1); // a day may begin meanwhile
    Terms terms = new Terms(size, 2, 3, 28, 0xffff, account.address(), price);
    long order = network.orders().place(network.sender(owner), terms).value();
    return Eventually.within(
        PATIENCE, "order " + order + " is drawn", () -> drawn(order), () -> false);
  }

  private Optional<Order> drawn(long id) {
    Order order = network.orders().order(id);
    if (order.state() == OrderState.PLACED) {
      try {
        network.orders().draw(network.sender(account), id);
      } catch (ContractRevert notYet) {
        return Optional.empty();
      }
    }
    return Optional.of(network.orders().order(id)).filter(now -> now.state() == OrderState.DRAWN);
  }

  WorkerPeer miner(Order order, int slot) {
    Miner miner = network.miners().miner(order.miners().get(slot));
    return client.peer(miner.endpoint(), TlsKeyHash.of(miner.tlsKeyHash().bytes()));
  }

  WorkerPeer teeWorker(int id) {
    TeeWorker worker = network.teeWorkers().worker(id);
    return client.peer(worker.endpoint(), TlsKeyHash.of(worker.tlsKeyHash().bytes()));
  }

  static WorkerRequest fragment(long deal, int segment, int slot, Hash256 id, byte[] body) {
    return WorkerRequest.put(
        "/v1/deals/%d/fragments/%d?slot=%d&id=%s".formatted(deal, segment, slot, id.toHex()),
        WorkerBody.of(body));
  }

  static WorkerRequest descriptor(long deal, byte[] signed) {
    return WorkerRequest.put("/v1/deals/%d/descriptor".formatted(deal), WorkerBody.of(signed));
  }

  /** All fragments and the descriptor to all miners. */
  List<Evidence> stores(Order order, ForgedDeal deal) {
    List<Evidence> all = new ArrayList<>();
    for (int slot = 0; slot < order.n(); slot++) {
      WorkerPeer miner = miner(order, slot);
      miner.send(fragment(order.id(), 0, slot, deal.id(slot), deal.fragment(slot))).close();
      try (WorkerResponse answer =
          miner.send(descriptor(order.id(), deal.signed(network.domain(), account)))) {
        JsonNode json = JSON.readTree(answer.bodyUpTo(16_384));
        all.add(
            new Evidence(
                Bytes16.of(hex(json, "nu")),
                Signature.parse(hex(json, "report")),
                Signature.parse(hex(json, "tag"))));
      }
    }
    return all;
  }

  private static byte[] hex(JsonNode json, String field) {
    return HexFormat.of().parseHex(json.path(field).asString("0x").substring(2));
  }

  /** The request to a TEE worker for its signature over all tags. */
  WorkerRequest seal(ForgedDeal deal, List<Evidence> evidence) {
    byte[] signed = deal.signed(network.domain(), account);
    int length = signed.length - 65;
    Map<String, Object> body = new LinkedHashMap<>();
    body.put(
        "descriptor", Base64.getEncoder().encodeToString(java.util.Arrays.copyOf(signed, length)));
    body.put("signature", HexFormat.of().formatHex(signed, length, signed.length));
    body.put(
        "tags",
        evidence.stream()
            .map(
                one ->
                    Map.of(
                        "nu", one.nu().hex().substring(2),
                        "signature", HexFormat.of().formatHex(one.tag().bytes())))
            .toList());
    return WorkerRequest.post(
        "/v1/seals?deal=" + deal.descriptor().deal(), WorkerBody.of(JSON.writeValueAsBytes(body)));
  }

  /** Activates the deal under whatever file id the descriptor names. */
  void activates(Order order, ForgedDeal deal, List<Evidence> evidence) {
    Signature seal;
    try (WorkerResponse answer = teeWorker(order.worker()).send(seal(deal, evidence))) {
      seal = Signature.parse(hex(JSON.readTree(answer.bodyUpTo(16_384)), "signature"));
    }
    network.deals().activate(network.sender(account), activation(deal, evidence, seal));
  }

  static Activation activation(ForgedDeal deal, List<Evidence> evidence, Signature seal) {
    ByteBuffer reports = ByteBuffer.allocate((16 + 64) * evidence.size());
    evidence.forEach(one -> reports.put(one.nu().bytes()).put(one.report().compact()));
    var descriptor = deal.descriptor();
    return new Activation(
        descriptor.deal(),
        Bytes32.of(descriptor.root().toBytes()),
        Bytes32.of(descriptor.entry().fid().toBytes()),
        descriptor.layout().size(),
        descriptor.layout().sectors(),
        reports.array(),
        seal.compact());
  }

  Address address() {
    return account.address();
  }

  @Override
  public void close() {
    client.close();
  }
}
