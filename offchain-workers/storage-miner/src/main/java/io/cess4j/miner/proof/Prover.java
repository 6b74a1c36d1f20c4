package io.cess4j.miner.proof;

import io.cess4j.chain.contract.Challenge;
import io.cess4j.chain.contract.Submission;
import io.cess4j.contracts.errors.HintWrong;
import io.cess4j.miner.MinerException.DataLost;
import io.cess4j.miner.deal.Evidence;
import io.cess4j.miner.deal.Holdings;
import io.cess4j.miner.key.TiContext;
import io.cess4j.miner.scan.CorruptionLedger;
import io.cess4j.miner.storage.Fragment;
import io.cess4j.miner.storage.HoldingReader;
import io.cess4j.proofs.podr2.Chal;
import io.cess4j.proofs.podr2.ProofGen;
import io.cess4j.proofs.podr2.Sample;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.layout.Sizes;
import io.cess4j.runtime.store.KeyValueStore;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Builds the answer to a challenge from disk: ProofGen over the sampled blocks. For one thread. */
final class Prover {

  private final AuditView chain;
  private final Holdings holdings;
  private final KeyValueStore store;
  private final CorruptionLedger ledger;
  private final long miner;
  private final Map<Integer, BucketIndex> indexes = new TreeMap<>();

  Prover(
      AuditView chain,
      Holdings holdings,
      KeyValueStore store,
      CorruptionLedger ledger,
      long miner) {
    this.chain = chain;
    this.holdings = holdings;
    this.store = store;
    this.ledger = ledger;
    this.miner = miner;
  }

  /**
   * The submission for a window of {@code day}.
   *
   * @throws DataLost where bytes, sigmas or a whole holding are missing, or a sampled block is
   *     known to be corrupt: its proof would cost gas and be refused
   * @throws io.cess4j.proofs.ProofsException.ChallengeRejected where too few positions are alive
   */
  Submission answer(long day, int window, Challenge challenge, TiContext ti) {
    BucketIndex index = index(challenge);
    try {
      return answer(day, window, challenge, ti, index);
    } catch (HintWrong moved) {
      index.clear();
      return answer(day, window, challenge, ti, index);
    }
  }

  /**
   * Every draw that a round allows, without a proof: the contract sees for itself that too few of
   * them are alive.
   */
  Submission allDraws(long day, int window, Challenge challenge, TiContext ti) {
    BucketIndex index = followed(index(challenge), challenge.group());
    Chal chal = chal(challenge);
    int draws = (int) challenge.maximumDraws();
    ByteBuffer hints = ByteBuffer.allocate(Integer.BYTES * draws);
    for (int k = 0; k < draws; k++) {
      hints.putInt((int) index.at(chal.draw(k).position()).number());
    }
    return new Submission(miner, day, window, hints.array(), ti.proofKeys().eip2537(), new byte[0]);
  }

  /** Reads all holdings anew for the next answer: what the chain refused may be a move. */
  void forget() {
    indexes.values().forEach(BucketIndex::clear);
  }

  private BucketIndex index(Challenge challenge) {
    return indexes.computeIfAbsent(challenge.group(), wanted -> new BucketIndex(store, wanted));
  }

  private BucketIndex followed(BucketIndex index, int group) {
    index.follow(chain.bucket(group).holdings(), number -> chain.holding(group, number));
    return index;
  }

  private static Chal chal(Challenge challenge) {
    return new Chal(Hash256.of(challenge.seed().bytes()), challenge.sectors());
  }

  private Submission answer(
      long day, int window, Challenge challenge, TiContext ti, BucketIndex index) {
    int group = challenge.group();
    followed(index, group);
    Chal chal = chal(challenge);
    int samples = (int) challenge.samples();
    int maximumDraws = (int) challenge.maximumDraws();
    SampledBucket bucket = new SampledBucket(chain, index, group, chal, samples, maximumDraws);
    int blockSectors = ti.srs().blockSectors();
    Chal.Drawn drawn = chal.draw(bucket, blockSectors, samples, maximumDraws);
    ProofGen proofGen = new ProofGen(ti.srs(), drawn.samples());
    Map<Long, HoldingReader> readers = new HashMap<>();
    for (Sample sample : drawn.samples()) {
      Entry entry = bucket.holding(sample.holding());
      HoldingReader reader = readers.computeIfAbsent(entry.number(), number -> open(entry));
      addBlock(proofGen, entry, reader, sample.block(), blockSectors);
    }
    return new Submission(
        miner,
        day,
        window,
        drawn.hintBytes(),
        ti.proofKeys().eip2537(),
        proofGen.finish(chal.z()).toBytes());
  }

  private HoldingReader open(Entry entry) {
    long deal = entry.deal();
    Evidence evidence =
        holdings
            .find(deal)
            .orElseThrow(() -> new DataLost(deal, "its tags are not in the database"));
    if (!Arrays.equals(evidence.nu().toBytes(), entry.nu().bytes())) {
      throw new DataLost(
          deal,
          "the stored tags are named %s, the chain's %s".formatted(evidence.nu(), entry.nu()));
    }
    HoldingReader reader = holdings.reader(deal);
    long expected = entry.sectors() * Sizes.SECTOR_BYTES;
    if (reader.bytes() != expected) {
      throw new DataLost(deal, "%d bytes are stored of %d".formatted(reader.bytes(), expected));
    }
    return reader;
  }

  private void addBlock(
      ProofGen proofGen, Entry entry, HoldingReader reader, long block, int blockSectors) {
    long blockBytes = (long) blockSectors * Sizes.SECTOR_BYTES;
    long offset = block * blockBytes;
    long length = Math.min(blockBytes, reader.bytes() - offset);
    reader.locate(offset, length, this::requireWhole);
    proofGen.begin(holdings.sigma(entry.deal(), block));
    reader.read(offset, length, proofGen::update);
  }

  private void requireWhole(Fragment fragment, long from, long until) {
    ledger
        .refusal(fragment.key(), from, until)
        .ifPresent(
            known -> {
              throw new DataLost(
                  known.deal(), "a sampled block is known to be corrupt: " + known.words());
            });
  }
}
