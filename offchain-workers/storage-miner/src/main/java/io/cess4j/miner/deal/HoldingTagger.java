package io.cess4j.miner.deal;

import io.cess4j.chain.Bytes16;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.typed.Report;
import io.cess4j.miner.MinerException.Refused;
import io.cess4j.miner.key.MinerKeys;
import io.cess4j.miner.key.TiContext;
import io.cess4j.miner.storage.Fragment;
import io.cess4j.miner.storage.HoldingReader;
import io.cess4j.proofs.podr2.TagStatement;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.transport.WorkerPeer;
import java.security.SecureRandom;
import java.util.List;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has stored fragments tagged as a holding, signs for it and keeps the evidence; the same for an
 * upload and a repair. Safe for many threads.
 */
public final class HoldingTagger {
  private static final Logger LOG = LoggerFactory.getLogger(HoldingTagger.class);

  private final MinerKeys keys;
  private final Holdings holdings;
  private final Tagger tagger;

  /**
   * Wires it.
   *
   * @param workers TEE worker by id
   */
  public HoldingTagger(
      ChainView chain,
      MinerKeys keys,
      Holdings holdings,
      IntFunction<WorkerPeer> workers,
      SecureRandom random) {
    this.keys = keys;
    this.holdings = holdings;
    this.tagger = new Tagger(chain, keys, workers, random);
  }

  /**
   * Tags, signs and keeps.
   *
   * @param worker the drawn TEE worker
   * @param signed checked against the chain
   * @param body the same as it is kept
   * @throws Refused where stored fragments are not those of the descriptor
   */
  Evidence tag(int slot, int worker, SignedDescriptor signed, byte[] body) {
    Descriptor descriptor = signed.descriptor();
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
    TagStatement.Subject subject = subject(descriptor, slot);
    Tagger.Tagged tagged = tagger.tag(worker, ti, signed, subject, holding);
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

  /** Whether the tags that are kept are those of this worker for this miner. */
  boolean isTaggedBy(int worker, Descriptor descriptor, Evidence evidence) {
    return tagger.isSignedBy(
        worker, subject(descriptor, evidence.slot()), evidence.nu(), evidence.tag());
  }

  private TagStatement.Subject subject(Descriptor descriptor, int slot) {
    return new TagStatement.Subject(
        descriptor.deal(),
        slot,
        keys.miner(),
        descriptor.tiKey(),
        descriptor.fragments().holdingRoot(slot),
        descriptor.layout().sectors());
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
}
