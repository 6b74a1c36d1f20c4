package io.cess4j.miner.deal;

import io.cess4j.chain.Address;
import io.cess4j.chain.contract.OrderState;
import io.cess4j.miner.MinerException.Refused;
import io.cess4j.miner.key.MinerKeys;
import io.cess4j.miner.storage.FragmentKey;
import io.cess4j.miner.storage.FragmentStore.Stored;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.layout.CodeParameters;
import io.cess4j.protocol.layout.DealLayout;
import io.cess4j.protocol.layout.Sizes;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Takes a deal's data from its gateway, has it tagged and signs for it. The chain decides who may:
 * the order names gateway, miner and slot. Safe for many threads.
 */
public final class DealIntake {

  private static final int LOCKS = 64;

  private final ChainView chain;
  private final MinerKeys keys;
  private final Holdings holdings;
  private final HoldingTagger tagger;

  /** One descriptor of a deal at a time; deals that share a lock wait for each other. */
  private final List<Lock> locks = Stream.<Lock>generate(ReentrantLock::new).limit(LOCKS).toList();

  /** Wires the duty. */
  public DealIntake(ChainView chain, MinerKeys keys, Holdings holdings, HoldingTagger tagger) {
    this.chain = chain;
    this.keys = keys;
    this.holdings = holdings;
    this.tagger = tagger;
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
      return tagger.tag(assignment.slot(), assignment.order().worker(), signed, body);
    } finally {
      lock.unlock();
    }
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
