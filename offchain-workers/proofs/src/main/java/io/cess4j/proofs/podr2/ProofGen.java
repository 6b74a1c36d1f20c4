package io.cess4j.proofs.podr2;

import io.cess4j.proofs.ProofsException.ChallengeRejected;
import io.cess4j.proofs.bls.Fr;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.G1Vector;
import io.cess4j.proofs.bls.Polynomial;
import io.cess4j.proofs.bls.ScalarVector;
import io.cess4j.proofs.bls.Sectors;
import io.cess4j.proofs.bls.WeightedPolynomials;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * ProofGen: mu(X) = sum v_i f_i(X), y = mu(z), psi = [(mu(X) - y) / (X - z)](SRS), sigma = sum v_i
 * sigma_i.
 *
 * <p>For each sample in order: {@link #begin}, then {@link #update} with the block's bytes in any
 * portions. Memory: 56 bytes a sector of one block, whatever the number of samples. For one thread.
 */
public final class ProofGen {
  private final Srs srs;
  private final ScalarVector weights;
  private final WeightedPolynomials mu;
  private final List<G1> sigmas = new ArrayList<>();
  private BlockCutter cutter;

  public ProofGen(Srs srs, List<Sample> samples) {
    this.srs = srs;
    List<BigInteger> numbers = samples.stream().map(Sample::weight).toList();
    weights = ScalarVector.ofWeights(numbers);
    mu = new WeightedPolynomials(srs.blockSectors());
    cutter = newCutter();
  }

  /**
   * Starts the next sample's block.
   *
   * @param sigma its authenticator
   * @throws ChallengeRejected where the block before had no bytes, or there is no further sample
   */
  public void begin(G1 sigma) {
    endBlock();
    if (sigmas.size() == weights.size()) {
      throw new ChallengeRejected("the challenge has only " + weights.size() + " samples");
    }
    sigmas.add(sigma);
    cutter = newCutter();
  }

  /** Takes the next bytes of the block. */
  public void update(byte[] bytes, int offset, int length) {
    if (sigmas.isEmpty()) {
      throw new ChallengeRejected("begin a sample before its bytes");
    }
    cutter.update(bytes, offset, length);
    if (cutter.sectors() > srs.blockSectors()) {
      throw new ChallengeRejected("a block has at most " + srs.blockSectors() + " sectors");
    }
  }

  /**
   * The proof.
   *
   * @param z from {@link Chal#z}
   * @throws ChallengeRejected where samples are missing
   */
  public Proof finish(Fr z) {
    endBlock();
    if (sigmas.size() != weights.size()) {
      throw new ChallengeRejected(
          sigmas.size() + " of " + weights.size() + " sampled blocks were read");
    }
    Polynomial.Division division = mu.toPolynomial().divide(z);
    G1 sigma = G1Vector.of(sigmas).sum(weights);
    return new Proof(division.value(), sigma, srs.commit(division.quotient()));
  }

  private void endBlock() {
    if (!sigmas.isEmpty()) {
      cutter.finish();
      if (cutter.sectors() == 0) {
        throw new ChallengeRejected("sample " + (sigmas.size() - 1) + " has no bytes");
      }
    }
  }

  private BlockCutter newCutter() {
    return new BlockCutter(srs.blockSectors(), new Adder());
  }

  private final class Adder implements BlockCutter.Sink {
    @Override
    public void sectors(int first, Sectors sectors, int from, int to) {
      mu.accumulate(weights, sigmas.size() - 1, first, sectors, from, to);
    }

    @Override
    public void endOfBlock() {
      // a sample is one block; update() refuses a longer one
    }
  }
}
