package io.cess4j.proofs.podr2;

import io.cess4j.proofs.Keccak;
import io.cess4j.proofs.ProofsException.ChallengeRejected;
import io.cess4j.proofs.Words;
import io.cess4j.proofs.bls.Fr;
import io.cess4j.protocol.Hash256;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Chal: everything that a miner must answer in a window follows from the window's beat
 * (IAuditRounds.Challenge). Draw k is h = keccak256(seed, k): position (h >> 128) mod sectors,
 * weight h mod 2^128; z = keccak256(seed, 2^200) mod r.
 *
 * @param seed of this miner and window
 * @param sectors frozen sectors of the challenged bucket
 */
public record Chal(Hash256 seed, long sectors) {
  private static final BigInteger EVALUATION = BigInteger.TWO.pow(200);
  private static final BigInteger WEIGHTS = BigInteger.TWO.pow(128);

  public Chal {
    if (sectors < 1 || sectors >= 1L << 40) {
      throw new ChallengeRejected("a challenged bucket has 1 to 2^40 - 1 sectors, not " + sectors);
    }
  }

  /** keccak256(abi.encode(window seed, miner, day, window)). */
  public static Hash256 seed(Hash256 windowSeed, long miner, long day, int window) {
    return Hash256.of(
        new Words().hash(windowSeed.toBytes()).number(miner).number(day).number(window).keccak());
  }

  /**
   * One draw.
   *
   * @param position sector of the bucket
   * @param weight 128 bits
   */
  public record Draw(long position, BigInteger weight) {}

  /** Draw number `k`. */
  public Draw draw(int k) {
    BigInteger hash = new BigInteger(1, new Words().hash(seed.toBytes()).number(k).keccak());
    long position = hash.shiftRight(128).mod(BigInteger.valueOf(sectors)).longValueExact();
    return new Draw(position, hash.mod(WEIGHTS));
  }

  /** The evaluation point. */
  public Fr z() {
    return Fr.of(
        new BigInteger(
            1, Keccak.hash(new Words().hash(seed.toBytes()).number(EVALUATION).toBytes())));
  }

  /** Says what lies at a position. */
  public interface Bucket {
    /**
     * The holding that covers a position.
     *
     * @param position sector of the bucket
     */
    Place at(long position);
  }

  /**
   * What lies at a position.
   *
   * @param holding its number in the bucket: the hint
   * @param start first sector of the holding in the bucket
   * @param nu name of its tags
   * @param live false for a dead range, which is skipped and drawn again
   */
  public record Place(long holding, long start, Nu nu, boolean live) {}

  /**
   * Everything that a round drew.
   *
   * @param samples the live draws, in order
   * @param hints holding numbers of all draws, dead ones too
   */
  public record Drawn(List<Sample> samples, List<Long> hints) {
    public Drawn {
      samples = List.copyOf(samples);
      hints = List.copyOf(hints);
    }

    /** 4 bytes a draw, as the contract takes them. */
    public byte[] hintBytes() {
      ByteBuffer out = ByteBuffer.allocate(4 * hints.size());
      hints.forEach(hint -> out.putInt(hint.intValue()));
      return out.array();
    }
  }

  /**
   * Draws until `samples` positions are live.
   *
   * @param maximumDraws the contract's bound
   * @throws ChallengeRejected where too few are live within the bound: the bucket needs compaction
   */
  public Drawn draw(Bucket bucket, int blockSectors, int samples, int maximumDraws) {
    List<Sample> live = new ArrayList<>(samples);
    List<Long> hints = new ArrayList<>(samples);
    for (int k = 0; live.size() < samples; k++) {
      if (k == maximumDraws) {
        throw new ChallengeRejected(
            live.size()
                + " of "
                + samples
                + " positions are live after "
                + k
                + " draws: fill the bucket's holes");
      }
      Draw draw = draw(k);
      Place place = bucket.at(draw.position);
      hints.add(place.holding);
      if (place.live) {
        long block = (draw.position - place.start) / blockSectors;
        live.add(new Sample(place.holding, place.nu, block, draw.weight));
      }
    }
    return new Drawn(live, hints);
  }
}
