package io.cess4j.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Account;
import io.cess4j.chain.contract.DealState;
import io.cess4j.chain.contract.Order;
import io.cess4j.chain.contract.OrderState;
import io.cess4j.contracts.errors.ContractRevert;
import io.cess4j.devnet.FundedAccounts;
import io.cess4j.protocol.layout.CiphertextLayout;
import io.cess4j.scenario.CessNetwork;
import io.cess4j.scenario.Seeded;
import io.cess4j.scenario.WholeNetwork;
import io.cess4j.transport.TransportException.PeerRefused;
import io.cess4j.transport.WorkerBody;
import io.cess4j.transport.WorkerPeer;
import io.cess4j.transport.WorkerRequest;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a gateway sends that the order really names: miners and TEE workers look at every byte. */
@WholeNetwork
class HostileFragmentsTest {
  private static final int LENGTH = 10_000;
  private static final int SECTOR = 31;
  private final CessNetwork network;
  private final Account account = FundedAccounts.usual().gateway(1);
  private final RandomGenerator random = Seeded.random(HostileFragmentsTest.class);
  private HostileGateway gateway;
  private Order order;
  private ForgedDeal deal;

  HostileFragmentsTest(CessNetwork network) {
    this.network = network;
  }

  @BeforeEach
  void anOrderIsDrawn() {
    gateway = new HostileGateway(network.chain(), account);
    long size = CiphertextLayout.ciphertextBytes(LENGTH);
    order = gateway.draws(FundedAccounts.usual().otherClient(), size);
    deal = ForgedDeal.of(network.chain(), order, LENGTH, random);
  }

  @AfterEach
  void close() {
    gateway.close();
  }

  @Test
  void areRefusedOneByOneAndTheRightOnesAreStored() {
    fragmentsThatDoNotGiveTheirId();
    fragmentsInTheWrongPlace();
    duplicates();
    descriptorsThatAreNotThisDeals();
    List<HostileGateway.Evidence> evidence = gateway.stores(order, deal);
    whatTheTeeWorkerWasNotAskedFor(evidence);
    gateway.activates(order, deal, evidence);
    assertThat(network.chain().deals().deal(order.id()).state()).isEqualTo(DealState.ACTIVE);
    replays(evidence);
  }

  private void fragmentsThatDoNotGiveTheirId() {
    byte[] right = deal.fragment(0);
    refused(0, 0, 0, Arrays.copyOf(right, right.length - SECTOR), 422, "fragment-id-mismatch");
    refused(0, 0, 0, Arrays.copyOf(right, right.length - 1), 422, "fragment-length");
    refused(0, 0, 0, Arrays.copyOf(right, right.length + SECTOR), 422, "fragment-");
    refused(0, 0, 0, new byte[0], 422, "fragment-length");
    byte[] corrupted = right.clone();
    corrupted[random.nextInt(right.length)] ^= 1;
    refused(0, 0, 0, corrupted, 422, "fragment-id-mismatch");
    refused(0, 0, 0, deal.fragment(1), 422, "fragment-id-mismatch");
  }

  private void fragmentsInTheWrongPlace() {
    refused(0, 0, 1, deal.fragment(1), 403, "other-slot");
    refused(0, 0, -1, deal.fragment(0), 403, "other-slot");
    refused(0, 1, 0, deal.fragment(0), 422, "segment-out-of-range");
    refused(0, 99, 0, deal.fragment(0), 400, "request-malformed");
    WorkerPeer miner = gateway.miner(order, 0);
    refuse(miner, fragment(999_999, 0), 404, "order-unknown");
    try (HostileGateway other =
        new HostileGateway(network.chain(), FundedAccounts.usual().gateway(2))) {
      refuse(other.miner(order, 0), fragment(order.id(), 0), 403, "not-the-gateway");
    }
  }

  private void duplicates() {
    WorkerPeer miner = gateway.miner(order, 0);
    for (int time = 0; time < 2; time++) {
      miner.send(fragment(order.id(), 0)).close();
    }
    ForgedDeal another = ForgedDeal.of(network.chain(), order, LENGTH, random);
    refuse(
        miner,
        HostileGateway.fragment(order.id(), 0, 0, another.id(0), another.fragment(0)),
        409,
        "fragment-differs");
  }

  private void descriptorsThatAreNotThisDeals() {
    WorkerPeer miner = gateway.miner(order, 0);
    byte[] right = deal.signed(network.chain().domain(), account);
    byte[] corrupted = right.clone();
    corrupted[right.length / 2] ^= 1;
    refuseDescriptor(miner, corrupted);
    refuseDescriptor(miner, Arrays.copyOf(right, right.length - 1));
    refuseDescriptor(miner, new byte[0]);
    refuseDescriptor(
        miner, deal.signed(network.chain().domain(), FundedAccounts.usual().gateway(2)));
    ForgedDeal another = ForgedDeal.of(network.chain(), order, LENGTH, random);
    refuse(
        miner,
        HostileGateway.descriptor(order.id(), another.signed(network.chain().domain(), account)),
        422,
        "fragment-differs");
    refuse(
        miner,
        HostileGateway.descriptor(order.id(), new byte[(1 << 20) + 66]),
        413,
        "descriptor-too-large");
    refuse(
        gateway.miner(order, 1),
        HostileGateway.descriptor(order.id(), right),
        422,
        "fragments-missing");
    assertThat(network.chain().orders().order(order.id()).state()).isEqualTo(OrderState.DRAWN);
  }

  private void whatTheTeeWorkerWasNotAskedFor(List<HostileGateway.Evidence> evidence) {
    int other = order.worker() == 1 ? 2 : 1;
    refuse(gateway.teeWorker(other), gateway.seal(deal, evidence), 409, "another-worker");
    WorkerPeer drawn = gateway.teeWorker(order.worker());
    refuse(
        drawn,
        gateway.seal(deal, List.of(evidence.get(1), evidence.get(0), evidence.get(2))),
        422,
        "seal-refused");
    refuse(drawn, gateway.seal(deal, evidence.subList(0, 2)), 422, "seal-refused");
    WorkerBody head = WorkerBody.of(new byte[4 + 66]);
    String tags = "/v1/tags?deal=" + order.id();
    refuse(drawn, WorkerRequest.post(tags + "&slot=0", head), 403, "not-your-slot");
    refuse(drawn, WorkerRequest.post(tags + "&slot=first", head), 400, "slot-unknown");
    refuse(drawn, WorkerRequest.post("/v1/tags?slot=0", head), 400, "deal-unknown");
    WorkerBody tooLong = WorkerBody.of(new byte[(2 << 20) + 1]);
    String seals = "/v1/seals?deal=" + order.id();
    refuse(drawn, WorkerRequest.post(seals, tooLong), 400, "seal-malformed");
    refuse(drawn, WorkerRequest.post("/v1/seals", tooLong), 400, "deal-unknown");
  }

  /** The chain takes reports once; a miner takes nothing new for a deal that stands. */
  private void replays(List<HostileGateway.Evidence> evidence) {
    assertThatThrownBy(() -> gateway.activates(order, deal, evidence))
        .isInstanceOfAny(ContractRevert.class, PeerRefused.class);
    gateway.miner(order, 0).send(fragment(order.id(), 0)).close(); // it has it, or would heal it
    refuse(
        gateway.miner(order, 0),
        HostileGateway.fragment(order.id(), 0, 0, deal.id(1), deal.fragment(1)),
        409,
        "order-not-open");
    refuse(
        gateway.miner(order, 0),
        WorkerRequest.delete("/v1/deals/" + order.id()),
        409,
        "deal-active");
  }

  private WorkerRequest fragment(long id, int slot) {
    return HostileGateway.fragment(id, 0, slot, deal.id(slot), deal.fragment(slot));
  }

  private void refuseDescriptor(WorkerPeer miner, byte[] body) {
    refuse(miner, HostileGateway.descriptor(order.id(), body), 422, "descriptor-refused");
  }

  /** To the miner of a slot, under the id that slot {@code claimed} really has. */
  private void refused(int slot, int segment, int claimed, byte[] body, int status, String type) {
    refuse(
        gateway.miner(order, slot),
        HostileGateway.fragment(order.id(), segment, claimed, deal.id(Math.max(0, claimed)), body),
        status,
        type);
  }

  private static void refuse(WorkerPeer peer, WorkerRequest request, int status, String type) {
    assertThatThrownBy(() -> peer.send(request))
        .isInstanceOfSatisfying(
            PeerRefused.class,
            refused -> {
              assertThat(refused.problem().type()).startsWith(type);
              assertThat(refused.status()).isEqualTo(status);
              assertThat(refused.problem().detail()).isNotBlank();
            });
  }
}
