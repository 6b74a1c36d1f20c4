package io.cess4j.proofs.podr2;

import io.cess4j.proofs.ProofsException.PointRejected;
import io.cess4j.proofs.ProofsException.SrsRejected;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.G1Vector;
import io.cess4j.proofs.bls.Pairing;
import io.cess4j.proofs.bls.Polynomial;
import io.cess4j.proofs.bls.ScalarVector;
import io.cess4j.proofs.bls.SecretPowers;
import io.cess4j.protocol.Hash256;
import java.util.random.RandomGenerator;

/** The structured reference string of a TI key: SRS_j = alpha^j G1 for j below s. Immutable. */
public final class Srs {
  private final G1Vector points;

  private Srs(G1Vector points) {
    this.points = points;
  }

  /** The TI's, from its powers of alpha. About 0.1 ms a point. */
  public static Srs generate(SecretPowers powers) {
    return new Srs(powers.timesG1());
  }

  /**
   * Reads a served SRS and checks everything about it.
   *
   * @param bytes 48 bytes a point
   * @param digest what the chain keeps
   * @param random unpredictable to the TEE worker
   * @throws SrsRejected for another digest or length, a foreign point, or points that are no powers
   *     of the key's alpha
   */
  public static Srs check(
      byte[] bytes, int blockSectors, Hash256 digest, TiPublicKey key, RandomGenerator random) {
    if (bytes.length != G1.COMPRESSED * blockSectors) {
      throw new SrsRejected(
          "the SRS of blocks of "
              + blockSectors
              + " sectors has "
              + G1.COMPRESSED * blockSectors
              + " bytes, not "
              + bytes.length);
    }
    Hash256 actual = Hash256.of(Nu.sha256(bytes));
    if (!actual.equals(digest)) {
      throw new SrsRejected(
          "SRS digest is " + actual + ", the chain has " + digest + ": fetch again");
    }
    try {
      Srs srs = new Srs(G1Vector.ofCompressed(bytes));
      srs.checkPowers(key, random);
      return srs;
    } catch (PointRejected e) {
      throw new SrsRejected("SRS " + e.getMessage());
    }
  }

  /** SRS_0 = G1 and e(sum w_j SRS_(j+1), X) = e(sum w_j SRS_j, A) for random weights. */
  private void checkPowers(TiPublicKey key, RandomGenerator random) {
    if (!points.get(0).equals(G1.GENERATOR)) {
      throw new SrsRejected("SRS_0 is not the generator of G1");
    }
    ScalarVector weights = ScalarVector.randomWeights(points.size() - 1, random);
    G1 shifted = points.from(1).sum(weights);
    if (!new Pairing()
        .times(shifted.negate(), key.x())
        .times(points.sum(weights), key.a())
        .isOne()) {
      throw new SrsRejected("the SRS does not hold the powers of the TI key's alpha");
    }
  }

  /** SHA-256 over the compressed points. */
  public Hash256 digest() {
    return Hash256.of(Nu.sha256(toBytes()));
  }

  /** 48 bytes a point. */
  public byte[] toBytes() {
    return points.compressed();
  }

  /** s: how many sectors a block has at most. */
  public int blockSectors() {
    return points.size();
  }

  /** f(alpha) G1. */
  G1 commit(Polynomial polynomial) {
    return points.sum(polynomial.coefficients());
  }
}
