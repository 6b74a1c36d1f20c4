package io.cess4j.miner.repair;

import io.cess4j.chain.Bytes16;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Signature;
import io.cess4j.chain.contract.Completion;
import io.cess4j.chain.contract.Deal;
import io.cess4j.chain.contract.RepairSlot;
import io.cess4j.contracts.errors.SettleFirst;
import io.cess4j.miner.deal.Evidence;
import io.cess4j.miner.deal.Holdings;
import io.cess4j.miner.deal.RepairIntake;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.protocol.descriptor.DescriptorCodec;
import io.cess4j.retrieval.HeldDeal;
import io.cess4j.retrieval.SignedDescriptor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * One repair, step by step: descriptor, bytes, tags, completion. Each step looks first at what is
 * there already, so that a kill between two of them costs nothing but time. Safe for many threads.
 */
final class SlotRepair {
  private static final long NOBODY = 0;

  private final RepairChain chain;
  private final Holdings holdings;
  private final RepairIntake intake;
  private final Function<HeldDeal, SignedDescriptor> descriptors;

  /**
   * @param descriptors gets a deal's descriptor, whose root is the chain's, from any holder
   */
  SlotRepair(
      RepairChain chain,
      Holdings holdings,
      RepairIntake intake,
      Function<HeldDeal, SignedDescriptor> descriptors) {
    this.chain = chain;
    this.holdings = holdings;
    this.intake = intake;
    this.descriptors = descriptors;
  }

  /**
   * Takes the slot over; the chain has it as this miner's when it returns.
   *
   * @param drawn as the chain has it, for this miner
   * @throws IOException where the TEE worker's answer breaks off
   */
  void fill(RepairKey key, RepairSlot drawn) throws IOException {
    byte[] body = descriptor(key.deal());
    Evidence evidence = intake.take(chain.order(key.deal()), key.slot(), drawn.worker(), body);
    Descriptor descriptor = decode(body);
    Deal deal = chain.deal(key.deal());
    long holder = deal.miners().get(key.slot());
    long holding = 0;
    if (holder != NOBODY) {
      chain.settle(holder);
      holding = chain.holdingOf(key.deal(), key.slot());
    }
    Completion completion =
        new Completion(
            key.deal(),
            key.slot(),
            holding,
            Bytes16.of(evidence.nu().toBytes()),
            Bytes32.of(descriptor.fragments().holdingRoot(key.slot()).toBytes()),
            Signature.parse(evidence.report().toBytes()).compact(),
            Signature.parse(evidence.tag().toBytes()).compact());
    try {
      chain.complete(completion);
    } catch (SettleFirst aDayEndedInBetween) {
      chain.settle(holder);
      chain.complete(completion);
    }
  }

  /** Descriptor and signature: the one that is kept, or any holder's. */
  private byte[] descriptor(long id) {
    HeldDeal held = chain.held(id);
    Optional<byte[]> kept =
        holdings
            .find(id)
            .filter(evidence -> evidence.root().equals(held.root()))
            .flatMap(evidence -> holdings.descriptor(id));
    if (kept.isPresent()) {
      return kept.get();
    }
    SignedDescriptor fetched = descriptors.apply(held);
    return ByteBuffer.allocate(fetched.bytes().length() + fetched.signature().length())
        .put(fetched.bytes().toBytes())
        .put(fetched.signature().toBytes())
        .array();
  }

  private static Descriptor decode(byte[] body) {
    return DescriptorCodec.decode(Arrays.copyOf(body, body.length - Evidence.SIGNATURE_BYTES));
  }
}
