package io.cess4j.bench.podr2;

import io.cess4j.bench.Figures;
import io.cess4j.bench.Stopwatch;
import io.cess4j.proofs.bls.G1Vector;
import io.cess4j.proofs.podr2.Chal;
import io.cess4j.proofs.podr2.KeyGen;
import io.cess4j.proofs.podr2.MinerSecretKey;
import io.cess4j.proofs.podr2.Nu;
import io.cess4j.proofs.podr2.Proof;
import io.cess4j.proofs.podr2.ProofGen;
import io.cess4j.proofs.podr2.Sample;
import io.cess4j.proofs.podr2.SigGen;
import io.cess4j.proofs.podr2.Statement;
import io.cess4j.proofs.podr2.TagGen;
import io.cess4j.proofs.podr2.TagStatement;
import io.cess4j.proofs.podr2.Verify;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.ids.FragmentHasher;
import io.cess4j.protocol.layout.Sizes;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Rates of the work that grows with the data, one core each: the TEE worker's pass over a holding,
 * the miner's check of the answer, and a proof of 64 blocks. The bytes lie in memory, as they do
 * when the enclave has copied a piece in.
 */
final class Rates {
  private static final int MINER = 1;
  private static final int TI_KEY = 1;
  private static final int SAMPLES = 64;
  private static final int PIECE = 65_536;

  private final Trusted ti = new Trusted();
  private final MinerSecretKey miner = KeyGen.miner(ti.random);
  private final byte[] holding;
  private final TagStatement.Subject subject;
  private final List<Double> tag = new ArrayList<>();
  private final List<Double> hash = new ArrayList<>();
  private final List<Double> curve = new ArrayList<>();
  private final List<Double> check = new ArrayList<>();
  private final List<Double> prove = new ArrayList<>();
  private int proofBytes;

  /**
   * @param sectors of the holding
   */
  Rates(int sectors, RandomGenerator content) {
    holding = new byte[sectors * Sizes.SECTOR_BYTES];
    content.nextBytes(holding);
    subject =
        new TagStatement.Subject(1, 0, MINER, TI_KEY, Hash256.of(new byte[Hash256.BYTES]), sectors);
  }

  /** One round of everything; the first ones only warm the compiler up. */
  void round(boolean counts) {
    Stopwatch watch = new Stopwatch();
    SigGen sigGen = ti.sigGen(subject);
    FragmentHasher hasher = new FragmentHasher();
    byte[] enclave = new byte[PIECE];
    for (int at = 0; at < holding.length; at += PIECE) {
      int length = Math.min(PIECE, holding.length - at);
      System.arraycopy(holding, at, enclave, 0, length); // as TagSession: from that copy only
      hasher.update(enclave, 0, length);
      sigGen.update(enclave, 0, length);
      if (hasher.bytes() >= Sizes.SEGMENT_BYTES / 4) {
        hasher.finish();
        hasher = new FragmentHasher();
      }
    }
    byte[] deltas = sigGen.finish().compressed();
    double tagged = watch.rate(holding.length);

    watch = new Stopwatch();
    TagGen tagGen = new TagGen(ti.srs, ti.publicKey, sigGen.statement(), deltas, ti.random);
    for (int at = 0; at < holding.length; at += PIECE) {
      tagGen.update(holding, at, Math.min(PIECE, holding.length - at));
    }
    G1Vector sigmas = tagGen.finish(miner);
    double checked = watch.rate(holding.length);
    double proved = prove(sigmas, sigGen.statement().nu());
    if (counts) {
      tag.add(tagged);
      check.add(checked);
      prove.add(proved);
      hash.add(hashAlone());
      curve.add(curveAlone(sigmas.size()));
    }
  }

  private double prove(G1Vector sigmas, Nu nu) {
    Chal chal = new Chal(Hash256.of(randomBytes()), subject.sectors());
    Chal.Place place = new Chal.Place(0, 0, nu, true);
    Stopwatch watch = new Stopwatch();
    List<Sample> samples =
        chal.draw(position -> place, Sizes.BLOCK_SECTORS, SAMPLES, SAMPLES).samples();
    ProofGen proofGen = new ProofGen(ti.srs, samples);
    for (Sample sample : samples) {
      int offset = (int) sample.block() * Sizes.BLOCK_BYTES;
      proofGen.begin(sigmas.get((int) sample.block()));
      proofGen.update(holding, offset, Math.min(Sizes.BLOCK_BYTES, holding.length - offset));
    }
    Proof proof = proofGen.finish(chal.z());
    double milliseconds = watch.cpuSeconds() * 1e3;
    proofBytes = proof.toBytes().length;
    Statement statement =
        new Statement(
            MINER, TI_KEY, samples, chal.z(), miner.publicKey(ti.publicKey).keys(), proof);
    if (!(Verify.verify(statement) instanceof Verify.Accepted)) {
      throw new IllegalStateException("an honest proof was refused: its speed means nothing");
    }
    return milliseconds;
  }

  /** What hashing alone would allow. */
  private double hashAlone() {
    Stopwatch watch = new Stopwatch();
    FragmentHasher hasher = new FragmentHasher();
    int bytes = Math.min(holding.length, Sizes.SEGMENT_BYTES);
    hasher.update(holding, 0, bytes);
    hasher.finish();
    return watch.rate(bytes);
  }

  /** Microseconds a block that tagging spends on the curve, whatever the block holds. */
  private double curveAlone(int blocks) {
    int sectors = Math.min(blocks, 200);
    try (var one = ti.key.powers(1)) {
      TagStatement.Subject tiny =
          new TagStatement.Subject(1, 0, MINER, TI_KEY, subject.idsRoot(), sectors);
      SigGen sigGen = new SigGen(ti.key, one, tiny, ti.random);
      Stopwatch watch = new Stopwatch();
      sigGen.update(holding, 0, sectors * Sizes.SECTOR_BYTES);
      sigGen.finish();
      return watch.cpuSeconds() * 1e6 / sectors;
    }
  }

  private byte[] randomBytes() {
    byte[] bytes = new byte[Hash256.BYTES];
    ti.random.nextBytes(bytes);
    return bytes;
  }

  String engine() {
    return ti.powers.engine();
  }

  double tagMBps() {
    return median(tag);
  }

  double hashMBps() {
    return median(hash);
  }

  double curveMicrosecondsABlock() {
    return median(curve);
  }

  double checkMBps() {
    return median(check);
  }

  double proveMilliseconds() {
    return median(prove);
  }

  int proofBytes() {
    return proofBytes;
  }

  private static double median(List<Double> values) {
    return Figures.median(values.stream().mapToDouble(Double::doubleValue).toArray());
  }
}
