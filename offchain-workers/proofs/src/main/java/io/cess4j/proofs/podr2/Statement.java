package io.cess4j.proofs.podr2;

import io.cess4j.proofs.ProofsException.ChallengeRejected;
import io.cess4j.proofs.bls.Fr;
import java.util.List;

/**
 * One proof and what it must answer: IPodr2Verifier.Statement.
 *
 * @param miner uint32
 * @param tiKey uint16
 * @param z evaluation point
 */
public record Statement(
    long miner, int tiKey, List<Sample> samples, Fr z, ProofKeys keys, Proof proof) {
  public Statement {
    samples = List.copyOf(samples);
    if (samples.isEmpty()) {
      throw new ChallengeRejected("a proof answers at least one sample");
    }
  }
}
