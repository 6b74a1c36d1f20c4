package io.cess4j.cheats;

import io.cess4j.chain.contract.Submission;
import io.cess4j.chain.event.ProofAccepted;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.miner.proof.NetworkAudits;
import java.util.function.Predicate;

/**
 * Keys and hints of its own, the proof of another round or miner; while the chain has none to take,
 * its own.
 */
final class SubstitutedProofs extends ForwardingAudits {
  private final AcceptedProofs proofs;
  private final Predicate<ProofAccepted> taken;

  SubstitutedProofs(NetworkAudits honest, Predicate<ProofAccepted> taken) {
    super(honest);
    this.proofs = new AcceptedProofs(honest.network());
    this.taken = taken;
  }

  @Override
  public Receipt prove(Submission own) {
    byte[] proof = proofs.newest(taken).orElse(own.proof());
    return super.prove(
        new Submission(own.miner(), own.day(), own.window(), own.hints(), own.keys(), proof));
  }
}
