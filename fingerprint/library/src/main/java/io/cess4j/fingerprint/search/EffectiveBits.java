package io.cess4j.fingerprint.search;

import io.cess4j.fingerprint.code.Code256;
import java.util.List;

/**
 * How many independent bits codes of strangers really have: distances of pairs are distributed like
 * those of {@code mean (256 - mean) / variance} fair coins (Daugman 2003 counts irises so).
 *
 * @param bits as measured, at most 256
 * @param mean bits in which two works differ
 * @param pairs of works that were measured
 */
public record EffectiveBits(double bits, double mean, long pairs) {
  /** With fewer works the figure says nothing. */
  public static final int FEWEST_WORKS = 40;

  /**
   * Measures codes of works of which no two are copies, or few.
   *
   * @param codes at least two, one a work
   */
  public static EffectiveBits of(List<Code256> codes) {
    double sum = 0;
    double squares = 0;
    long pairs = 0;
    for (int i = 0; i < codes.size(); i++) {
      for (int j = i + 1; j < codes.size(); j++) {
        int distance = codes.get(i).distance(codes.get(j));
        sum += distance;
        squares += (double) distance * distance;
        pairs++;
      }
    }
    if (pairs == 0) {
      throw new IllegalArgumentException("One code has no distance: measure at least two works");
    }
    double mean = sum / pairs;
    double variance = squares / pairs - mean * mean;
    double bits = variance <= 0 ? 0 : mean * (Code256.BITS - mean) / variance;
    return new EffectiveBits(Math.min(Code256.BITS, bits), mean, pairs);
  }

  /**
   * How likely two strangers' codes are at most so far apart: the tail of a binomial distribution,
   * which real works, being no coins, exceed.
   *
   * @return the decimal logarithm; -Infinity for less than 10^-300
   */
  public double logChance(int distance) {
    int coins = (int) Math.round(bits);
    int most = (int) Math.floor(bits * distance / Code256.BITS);
    double probability = mean / Code256.BITS;
    double term = coins * Math.log(1 - probability);
    double sum = Math.exp(term);
    for (int heads = 1; heads <= Math.min(most, coins); heads++) {
      term += Math.log((coins - heads + 1.0) / heads * (probability / (1 - probability)));
      sum += Math.exp(term);
    }
    return Math.log10(Math.min(1, sum));
  }
}
