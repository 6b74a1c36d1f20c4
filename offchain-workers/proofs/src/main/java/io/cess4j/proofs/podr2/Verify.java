package io.cess4j.proofs.podr2;

import io.cess4j.proofs.ProofsException.ChallengeRejected;
import io.cess4j.proofs.bls.Fr;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.G1Vector;
import io.cess4j.proofs.bls.G2;
import io.cess4j.proofs.bls.Pairing;
import io.cess4j.proofs.bls.ScalarVector;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Verify, as the contract does it: e(sigma, G2) = e(sum v_i H1(nu_i, miner, TI key, i) + y G1 - z
 * psi, K) e(psi, KA).
 *
 * <p>A miner checks its own proof before it pays for the transaction; tests check both sides
 * against each other.
 */
public final class Verify {
  private Verify() {}

  /** What came of it. */
  public sealed interface Verdict {}

  /** The equation holds. */
  public record Accepted() implements Verdict {}

  /** It does not: some sampled block, key, seed or holding differs. */
  public record Wrong(String cause) implements Verdict {}

  /** One statement. */
  public static Verdict verify(Statement statement) {
    Pairing product = new Pairing();
    product.times(statement.proof().sigma().negate(), G2.GENERATOR);
    right(product, statement, Fr.ONE);
    return product.isOne()
        ? new Accepted()
        : new Wrong("the proof of miner " + statement.miner() + " does not answer its challenge");
  }

  /**
   * Several statements, merged with random weights so that errors cannot cancel.
   *
   * @param random unpredictable to the provers
   */
  public static Verdict verify(List<Statement> statements, RandomGenerator random) {
    if (statements.isEmpty()) {
      throw new ChallengeRejected("a batch has at least one statement");
    }
    ScalarVector weights = ScalarVector.randomWeights(statements.size(), random);
    Pairing product = new Pairing();
    G1 left = G1.INFINITY;
    for (int i = 0; i < statements.size(); i++) {
      left = left.plus(statements.get(i).proof().sigma().times(weights.get(i)));
      right(product, statements.get(i), weights.get(i));
    }
    return product.times(left.negate(), G2.GENERATOR).isOne()
        ? new Accepted()
        : new Wrong("one proof of the batch of " + statements.size() + " is wrong");
  }

  private static void right(Pairing product, Statement statement, Fr weight) {
    Proof proof = statement.proof();
    List<G1> names = new ArrayList<>();
    List<BigInteger> weights = new ArrayList<>();
    for (Sample sample : statement.samples()) {
      names.add(
          TagStatement.name(sample.nu(), statement.miner(), statement.tiKey(), sample.block()));
      weights.add(sample.weight());
    }
    G1 base =
        G1Vector.of(names)
            .sum(ScalarVector.ofWeights(weights))
            .plus(G1.GENERATOR.times(proof.y()))
            .plus(proof.psi().times(statement.z()).negate());
    product.times(base.times(weight), statement.keys().k());
    product.times(proof.psi().times(weight), statement.keys().ka());
  }
}
