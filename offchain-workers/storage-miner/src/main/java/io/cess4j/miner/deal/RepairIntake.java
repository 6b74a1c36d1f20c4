package io.cess4j.miner.deal;

import io.cess4j.chain.contract.Order;
import io.cess4j.miner.MinerException.Refused;
import io.cess4j.miner.scan.CorruptionLedger;
import io.cess4j.miner.storage.Fragment;
import io.cess4j.miner.storage.FragmentKey;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.transport.WorkerBody;
import io.cess4j.transport.WorkerLimits;
import io.cess4j.transport.WorkerPeer;
import io.cess4j.transport.WorkerRequest;
import io.cess4j.transport.WorkerResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Takes over a slot that was lost or left (protocol.md section 5): the drawn TEE worker rebuilds
 * each fragment, which is stored before the next one is asked for, and tags them. Whatever is there
 * already is not asked for again, so it goes on where it was cut off. Safe for many threads.
 */
public final class RepairIntake {
  /** The worker may have to wait for other repairs and for slow miners. */
  private static final WorkerLimits LIMITS = WorkerLimits.DEFAULT.answer(Duration.ofMinutes(3));

  private final ChainView chain;
  private final Holdings holdings;
  private final HoldingTagger tagger;
  private final CorruptionLedger ledger;
  private final IntFunction<WorkerPeer> workers;

  /**
   * Wires it.
   *
   * @param ledger is told of segments that are whole again
   * @param workers TEE worker by id
   */
  public RepairIntake(
      ChainView chain,
      Holdings holdings,
      HoldingTagger tagger,
      CorruptionLedger ledger,
      IntFunction<WorkerPeer> workers) {
    this.chain = chain;
    this.holdings = holdings;
    this.tagger = tagger;
    this.ledger = ledger;
    this.workers = workers;
  }

  /**
   * Evidence of the slot, tagged by the drawn worker for this miner.
   *
   * @param order the deal's
   * @param worker drawn with this miner
   * @param body descriptor, whose root is the chain's, and its gateway's signature
   * @throws Refused where the descriptor is not the order's, another slot of the deal is still
   *     stored, or no disk has room
   * @throws IOException where the worker's answer breaks off
   * @throws io.cess4j.transport.TransportException where the worker does not answer, or refuses
   */
  public Evidence take(Order order, int slot, int worker, byte[] body) throws IOException {
    SignedDescriptor signed = SignedDescriptor.parse(body);
    signed.check(chain.domain(), order);
    Descriptor descriptor = signed.descriptor();
    Optional<Evidence> before =
        holdings
            .find(order.id())
            .filter(evidence -> evidence.slot() == slot)
            .filter(evidence -> evidence.root().equals(descriptor.root()))
            .filter(evidence -> tagger.isTaggedBy(worker, descriptor, evidence));
    if (before.isPresent()) {
      return before.get();
    }
    for (int segment = 0; segment < descriptor.layout().segments(); segment++) {
      rebuild(signed, slot, segment, worker);
    }
    return tagger.tag(slot, worker, signed, body);
  }

  private void rebuild(SignedDescriptor signed, int slot, int segment, int worker)
      throws IOException {
    Descriptor descriptor = signed.descriptor();
    FragmentKey key = new FragmentKey(descriptor.deal(), segment);
    Hash256 id = descriptor.fragments().id(slot, segment);
    Optional<Fragment> stored = holdings.fragments().find(key);
    if (stored.isPresent() && stored.get().slot() == slot && stored.get().id().equals(id)) {
      return;
    }
    requireNoOtherSlot(descriptor.deal(), slot);
    int bytes = descriptor.layout().fragmentBytes(segment);
    holdings.fragments().requireRoom(bytes);
    WorkerRequest request =
        WorkerRequest.post(
            "/v1/repairs?deal=%d&slot=%d&segment=%d".formatted(descriptor.deal(), slot, segment),
            WorkerBody.of(DescriptorHead.of(signed)));
    try (WorkerResponse response = workers.apply(worker).with(LIMITS).send(request)) {
      holdings.fragments().receive(key, slot, id, bytes, response.body());
    }
    ledger.healed(key);
  }

  /** A slot that moved away is audited until its last day ends, and swept then. */
  private void requireNoOtherSlot(long deal, int slot) {
    for (Fragment fragment : holdings.fragments().ofDeal(deal)) {
      if (fragment.slot() != slot) {
        throw new Refused(
            409,
            "other-slot-stored",
            "slot %d of deal %d is still stored here; slot %d is taken once that is swept"
                .formatted(fragment.slot(), deal, slot));
      }
    }
  }
}
