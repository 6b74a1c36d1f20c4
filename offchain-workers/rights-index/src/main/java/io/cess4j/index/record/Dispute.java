package io.cess4j.index.record;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.RightsStanding;
import io.cess4j.chain.rights.RightsVerdict;
import java.math.BigInteger;

/**
 * A dispute over a claim; amounts in wei.
 *
 * @param certificate whose claim
 * @param round which dispute of the certificate
 * @param challenger who doubts it
 * @param bond of each side
 * @param worker the drawn TEE worker, 0 before the draw
 * @param answerer who handed over the keys, zero for nobody
 * @param verdict of the worker
 * @param evidence keccak256 of what the worker found
 * @param closed whether it has ended
 * @param standing that it led to
 * @param toChallenger at the end
 * @param toAnswerer at the end
 * @param toWorker at the end
 * @param opened where
 */
public record Dispute(
    long certificate,
    long round,
    Address challenger,
    BigInteger bond,
    int worker,
    Address answerer,
    RightsVerdict verdict,
    Bytes32 evidence,
    boolean closed,
    RightsStanding standing,
    BigInteger toChallenger,
    BigInteger toAnswerer,
    BigInteger toWorker,
    Where opened) {
  /** With a drawn worker. */
  public Dispute drawn(int drawnWorker) {
    return new Dispute(
        certificate,
        round,
        challenger,
        bond,
        drawnWorker,
        answerer,
        verdict,
        evidence,
        closed,
        standing,
        toChallenger,
        toAnswerer,
        toWorker,
        opened);
  }

  /** With an answer. */
  public Dispute answered(Address by) {
    return new Dispute(
        certificate,
        round,
        challenger,
        bond,
        worker,
        by,
        verdict,
        evidence,
        closed,
        standing,
        toChallenger,
        toAnswerer,
        toWorker,
        opened);
  }

  /** With a verdict. */
  public Dispute judged(RightsVerdict found, Bytes32 foundEvidence) {
    return new Dispute(
        certificate,
        round,
        challenger,
        bond,
        worker,
        answerer,
        found,
        foundEvidence,
        closed,
        standing,
        toChallenger,
        toAnswerer,
        toWorker,
        opened);
  }
}
