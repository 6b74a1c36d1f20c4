package io.cess4j.miner.deal;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes16;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.OrderState;
import io.cess4j.chain.typed.Report;
import io.cess4j.miner.MinerException.Refused;
import io.cess4j.miner.key.MinerKeys;
import io.cess4j.miner.key.TiContext;
import io.cess4j.miner.storage.Fragment;
import io.cess4j.miner.storage.FragmentKey;
import io.cess4j.miner.storage.FragmentStore.Stored;
import io.cess4j.miner.storage.HoldingReader;
import io.cess4j.proofs.podr2.TagStatement;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.protocol.layout.CodeParameters;
import io.cess4j.protocol.layout.DealLayout;
import io.cess4j.protocol.layout.Sizes;
import io.cess4j.transport.WorkerPeer;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a deal's data from its gateway, has it tagged and signs for it. The chain decides who may:
 * the order names gateway, miner and slot. Safe for many threads.
 */
public final class DealIntake {

  private static final Logger LOG = LoggerFactory.getLogger(DealIntake.class);

  private static final int LOCKS = 64;

  private final ChainView chain;
  private final MinerKeys keys;
  private final Holdings holdings;
  private final Tagger tagger;

  /** One descriptor of a deal at a time; deals that share a lock wait for each other. */
  private final List<Lock> locks = Stream.<Lock>generate(ReentrantLock::new).limit(LOCKS).toList();

  /**
   * Wires the duty.
   *
   * @param workers TEE worker by id
   */
  public DealIntake(
      ChainView chain,
      MinerKeys keys,
      Holdings holdings,
      IntFunction<WorkerPeer> workers,
      SecureRandom random) {
    this.chain = chain;
    this.keys = keys;
    this.holdings = holdings;
    this.tagger = new Tagger(chain, keys, workers, random);
  }

  /**
   * Stores a fragment.
   *
   * @param slot and {@code id} as the gateway announces them
   * @param bytes announced length of the body
   * @throws Refused where the chain's order, the space or the bytes say no
   * @throws IOException where the body breaks off
   */
  public Stored fragment(
      Address caller, FragmentKey key, int slot, Hash256 id, long bytes, InputStream body)
      throws IOException {
    Assignment assignment = Assignment.of(chain, key.deal(), keys.miner());
    assignment.requireGateway(caller);
    if (!isKnown(key, slot, id)) {
      assignment.requireOpen();
    }
    assignment.requireSlot(slot);
    checkLength(assignment, key.segment(), bytes);
    return holdings.fragments().receive(key, slot, id, (int) bytes, body);
  }

  /** Bytes that were taken in before may come again at any time: that heals what rotted. */
  private boolean isKnown(FragmentKey key, int slot, Hash256 id) {
    return holdings
        .fragments()
        .find(key)
        .filter(stored -> stored.id().equals(id) && stored.slot() == slot)
        .isPresent();
  }

  /** A whole segment is the most that any segment but the last may have. */
  private static void checkLength(Assignment assignment, int segment, long bytes) {
    DealLayout bound = assignment.bound();
    if (segment >= bound.segments()) {
      throw new Refused(
          422,
          "segment-out-of-range",
          "order %d has room for %d segments, this is number %d"
              .formatted(assignment.order().id(), bound.segments(), segment));
    }
    CodeParameters code = bound.code();
    long most = new DealLayout(code, Math.min(bound.size(), Sizes.SEGMENT_BYTES)).fragmentBytes(0);
    if (bytes < Sizes.SECTOR_BYTES || bytes > most || bytes % Sizes.SECTOR_BYTES != 0) {
      throw new Refused(
          422,
          "fragment-length",
          "a fragment of this order has whole sectors of 31 bytes, at most %d bytes, not %d"
              .formatted(most, bytes));
    }
  }

  /**
   * Whether a caller may send a descriptor at all; asked before its body is read, so that nobody
   * else's megabytes are held in memory.
   *
   * @throws Refused where the order does not name this miner, or names another gateway
   */
  public void requireGateway(Address caller, long deal) {
    Assignment.of(chain, deal, keys.miner()).requireGateway(caller);
  }

  /**
   * Checks a descriptor, has the holding tagged, keeps the tags and signs. The same descriptor
   * gives the same evidence again.
   *
   * @param body descriptor and the gateway's signature
   * @throws Refused where chain, descriptor and stored fragments do not fit together
   */
  public Evidence descriptor(Address caller, long deal, byte[] body) {
    Assignment assignment = Assignment.of(chain, deal, keys.miner());
    assignment.requireGateway(caller);
    SignedDescriptor signed = SignedDescriptor.parse(body);
    Lock lock = locks.get((int) (deal % LOCKS));
    lock.lock();
    try {
      Optional<Evidence> before = holdings.find(deal);
      if (before.isPresent()
          && before.get().root().equals(signed.descriptor().root())
          && before.get().tiKey() == assignment.order().tiKey()) {
        return before.get();
      }
      if (assignment.order().state() != OrderState.DRAWN) {
        throw new Refused(
            409,
            "order-not-drawn",
            "order %d is %s; a descriptor is taken once all miners and the TEE worker are drawn"
                .formatted(deal, assignment.order().state()));
      }
      signed.check(chain.domain(), assignment.order());
      return tag(assignment, signed, body);
    } finally {
      lock.unlock();
    }
  }

  private Evidence tag(Assignment assignment, SignedDescriptor signed, byte[] body) {
    Descriptor descriptor = signed.descriptor();
    int slot = assignment.slot();
    int tiKey = descriptor.tiKey();
    List<Fragment> fragments = matching(descriptor, slot);
    TiContext ti =
        keys.context(tiKey)
            .orElseThrow(
                () ->
                    new Refused(
                        409,
                        "ti-key-unusable",
                        "no TEE worker serves the reference string of TI key %d: try again, or have another worker drawn"
                            .formatted(tiKey)));
    HoldingReader holding = new HoldingReader(holdings.fragments(), fragments);
    TagStatement.Subject subject =
        new TagStatement.Subject(
            descriptor.deal(),
            slot,
            keys.miner(),
            tiKey,
            descriptor.fragments().holdingRoot(slot),
            descriptor.layout().sectors());
    Tagger.Tagged tagged = tagger.tag(assignment.order().worker(), ti, signed, subject, holding);
    Hash256 root = descriptor.root();
    byte[] report =
        keys.sign(
            new Report(
                descriptor.deal(),
                slot,
                keys.miner(),
                Bytes16.of(tagged.nu().toBytes()),
                subject.sectors(),
                Bytes32.of(root.toBytes())));
    Evidence evidence =
        new Evidence(
            descriptor.deal(),
            slot,
            tiKey,
            subject.sectors(),
            root,
            tagged.nu(),
            ByteString.of(report),
            tagged.signature());
    holdings.keep(evidence, body, tagged.sigmas().toBytes());
    LOG.info(
        "deal {} is tagged: slot {}, {} sectors, nu {}",
        descriptor.deal(),
        slot,
        subject.sectors(),
        tagged.nu());
    return evidence;
  }

  private List<Fragment> matching(Descriptor descriptor, int slot) {
    List<Fragment> stored = holdings.fragments().ofDeal(descriptor.deal());
    int segments = descriptor.layout().segments();
    if (stored.size() != segments) {
      throw new Refused(
          422,
          "fragments-missing",
          "%d of %d fragments of deal %d are stored: send the others first"
              .formatted(stored.size(), segments, descriptor.deal()));
    }
    for (Fragment fragment : stored) {
      int segment = fragment.key().segment();
      Hash256 id = descriptor.fragments().id(slot, segment);
      int bytes = descriptor.layout().fragmentBytes(segment);
      if (!fragment.id().equals(id) || fragment.bytes() != bytes || fragment.slot() != slot) {
        throw new Refused(
            422,
            "fragment-differs",
            "segment %d is stored with id %s (%d bytes, slot %d), the descriptor says %s (%d bytes, slot %d)"
                .formatted(
                    segment, fragment.id(), fragment.bytes(), fragment.slot(), id, bytes, slot));
      }
    }
    return stored;
  }

  /**
   * Forgets a deal that is not active.
   *
   * @throws Refused 409 for an active one
   */
  public void delete(Address caller, long deal) {
    Assignment assignment = Assignment.of(chain, deal, keys.miner());
    assignment.requireGateway(caller);
    if (assignment.order().state() == OrderState.ACTIVE) {
      throw new Refused(
          409, "deal-active", "deal " + deal + " is active; its owner removes it on chain");
    }
    holdings.delete(deal);
  }
}
