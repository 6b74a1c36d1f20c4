package io.cess4j.proofs.podr2;

import io.cess4j.proofs.DomainTag;
import io.cess4j.proofs.ProofsException.PointRejected;
import io.cess4j.proofs.ProofsException.TagsRejected;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.G1Batch;
import io.cess4j.proofs.bls.G1Vector;
import io.cess4j.proofs.bls.G2;
import io.cess4j.proofs.bls.Pairing;
import io.cess4j.proofs.bls.ScalarVector;
import io.cess4j.proofs.bls.Sectors;
import io.cess4j.proofs.bls.WeightedPolynomials;
import java.util.random.RandomGenerator;

/**
 * TagGen: the SP checks the semi-authenticators against its own bytes, all in one batch, and binds
 * them to its key: e(sum r_i delta_i, G2) = e(sum r_i H1_i + [sum r_i f_i](SRS), X), sigma_i =
 * kappa delta_i.
 *
 * <p>The caller builds the {@link TagStatement} from what it knows itself (deal, slot, its id, its
 * root, its sectors) and the nu it received, and checks the TEE worker's signature over it; so t's
 * inputs cannot differ. For one thread.
 */
public final class TagGen {
  private final Srs srs;
  private final TiPublicKey ti;
  private final TagStatement statement;
  private final G1Vector deltas;
  private final ScalarVector weights;
  private final WeightedPolynomials sum;
  private final BlockCutter cutter;
  private int block;

  /**
   * @param deltas 48 bytes a block, as received
   * @param random unpredictable to the TEE worker; a SecureRandom outside tests
   * @throws TagsRejected for another count of blocks or a point off curve or subgroup
   */
  public TagGen(
      Srs srs, TiPublicKey ti, TagStatement statement, byte[] deltas, RandomGenerator random) {
    this.srs = srs;
    this.ti = ti;
    this.statement = statement;
    int blocks = statement.subject().blocks(srs.blockSectors());
    if (deltas.length != G1.COMPRESSED * blocks) {
      throw new TagsRejected(
          blocks
              + " blocks need "
              + G1.COMPRESSED * blocks
              + " bytes of semi-authenticators, not "
              + deltas.length);
    }
    try {
      this.deltas = G1Vector.ofCompressed(deltas);
    } catch (PointRejected e) {
      throw new TagsRejected("semi-authenticator " + e.getMessage());
    }
    weights = ScalarVector.randomWeights(blocks, random);
    sum = new WeightedPolynomials(srs.blockSectors());
    cutter = new BlockCutter(srs.blockSectors(), new Adder());
  }

  /** Takes the next bytes of the holding, in segment order. */
  public void update(byte[] bytes, int offset, int length) {
    cutter.update(bytes, offset, length);
  }

  /**
   * sigma_i, block by block.
   *
   * @throws TagsRejected where one semi-authenticator does not fit its block
   */
  public G1Vector finish(MinerSecretKey key) {
    cutter.finish();
    if (cutter.sectors() != statement.subject().sectors()) {
      throw new TagsRejected(
          "the holding has "
              + cutter.sectors()
              + " sectors, the tag says "
              + statement.subject().sectors());
    }
    G1Batch names = new G1Batch();
    for (int i = 0; i < deltas.size(); i++) {
      names.addHash(DomainTag.TAGS, statement.message(i));
    }
    G1 expected = names.toVector().sum(weights).plus(srs.commit(sum.toPolynomial()));
    if (!new Pairing()
        .times(deltas.sum(weights).negate(), G2.GENERATOR)
        .times(expected, ti.x())
        .isOne()) {
      throw new TagsRejected(
          "the semi-authenticators of deal "
              + statement.subject().deal()
              + " do not fit these bytes under the TI key: have the holding tagged again");
    }
    return key.sign(deltas);
  }

  private final class Adder implements BlockCutter.Sink {
    @Override
    public void sectors(int first, Sectors sectors, int from, int to) {
      if (block >= weights.size()) {
        throw new TagsRejected(
            "the holding has more than its " + statement.subject().sectors() + " sectors");
      }
      sum.accumulate(weights, block, first, sectors, from, to);
    }

    @Override
    public void endOfBlock() {
      block++;
    }
  }
}
