package io.cess4j.proofs.podr2;

import io.cess4j.proofs.DomainTag;
import io.cess4j.proofs.ProofsException.TagsRejected;
import io.cess4j.proofs.bls.G1Batch;
import io.cess4j.proofs.bls.G1Vector;
import io.cess4j.proofs.bls.SecretPowers;
import io.cess4j.proofs.bls.Sectors;
import java.util.random.RandomGenerator;

/**
 * SigGen: the TI's pass over a holding. delta_i = x (H1(nu, miner, TI key, i) + f_i(alpha) G1).
 *
 * <p>The enclave feeds the same buffer to this and to its hasher, and asks for {@link #finish} only
 * after every fragment id matched; nothing leaves before. nu is drawn here, so no caller can have
 * two contents tagged under one name. Memory: 96 bytes a block. For one thread.
 */
public final class SigGen {
  private final TiSecretKey key;
  private final SecretPowers powers;
  private final TagStatement statement;
  private final BlockCutter cutter;
  private final SecretPowers.Sum sum;
  private final G1Batch deltas = new G1Batch();

  /**
   * @param powers of the key's alpha; as many as a block has sectors
   * @param random a SecureRandom outside tests
   */
  public SigGen(
      TiSecretKey key, SecretPowers powers, TagStatement.Subject subject, RandomGenerator random) {
    this.key = key;
    this.powers = powers;
    sum = powers.newSum();
    statement = new TagStatement(subject, Nu.draw(random, subject));
    cutter = new BlockCutter(powers.count(), new Tagger());
  }

  /** Takes the next bytes of the holding, in segment order. */
  public void update(byte[] bytes, int offset, int length) {
    cutter.update(bytes, offset, length);
    if (cutter.sectors() > statement.subject().sectors()) {
      throw new TagsRejected(
          "the holding has more than its " + statement.subject().sectors() + " sectors");
    }
  }

  /** What t must say. */
  public TagStatement statement() {
    return statement;
  }

  /**
   * The semi-authenticators, block by block.
   *
   * @throws TagsRejected where the bytes are not exactly the sectors of the subject
   */
  public G1Vector finish() {
    cutter.finish();
    if (cutter.sectors() != statement.subject().sectors()) {
      throw new TagsRejected(
          "the holding has "
              + cutter.sectors()
              + " sectors, the deal says "
              + statement.subject().sectors());
    }
    return deltas.toVector();
  }

  private final class Tagger implements BlockCutter.Sink {
    @Override
    public void sectors(int first, Sectors sectors, int from, int to) {
      powers.accumulate(sum, first, sectors, from, to);
    }

    @Override
    public void endOfBlock() {
      deltas.addTag(key.x(), DomainTag.TAGS, statement.message(deltas.size()), powers, sum);
    }
  }
}
