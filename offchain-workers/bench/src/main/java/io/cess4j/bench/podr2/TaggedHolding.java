package io.cess4j.bench.podr2;

import io.cess4j.proofs.bls.G1Vector;
import io.cess4j.proofs.podr2.MinerSecretKey;
import io.cess4j.proofs.podr2.ProofGen;
import io.cess4j.proofs.podr2.Sample;
import io.cess4j.proofs.podr2.SigGen;
import io.cess4j.proofs.podr2.TagGen;
import io.cess4j.proofs.podr2.TagStatement;
import io.cess4j.protocol.layout.Sizes;

/**
 * A holding that went through SigGen and TagGen.
 *
 * @param sigmas one a block
 */
record TaggedHolding(GeneratedHolding content, TagStatement statement, G1Vector sigmas) {

  /** Tags and checks every byte. */
  static TaggedHolding of(
      Trusted ti, MinerSecretKey miner, TagStatement.Subject subject, GeneratedHolding content) {
    SigGen sigGen = ti.sigGen(subject);
    content.read(sigGen::update);
    byte[] deltas = sigGen.finish().compressed();
    TagGen tagGen = new TagGen(ti.srs, ti.publicKey, sigGen.statement(), deltas, ti.random);
    content.read(tagGen::update);
    return new TaggedHolding(content, sigGen.statement(), tagGen.finish(miner));
  }

  /** Adds a sampled block to a proof. */
  void addTo(ProofGen proof, Sample sample) {
    long offset = sample.block() * Sizes.BLOCK_BYTES;
    proof.begin(sigmas.get((int) sample.block()));
    content.read(offset, Math.min(Sizes.BLOCK_BYTES, content.bytes() - offset), proof::update);
  }
}
