package io.cess4j.fingerprint.evaluation;

import io.cess4j.fingerprint.code.Code256;
import java.util.List;

/**
 * How many of 256 bits are worth one: distances of strangers spread like those of this many
 * independent bits (Daugman 2003: mean p, variance p(1-p)/n of the share of bits that differ).
 *
 * @param mean distance of codes of different works
 * @param deviation its standard deviation
 */
public record EffectiveBits(double mean, double deviation) {
  /** From all pairs. */
  public static EffectiveBits of(List<Code256> codes) {
    double sum = 0;
    double squares = 0;
    long pairs = 0;
    for (int i = 0; i < codes.size(); i++) {
      for (int j = 0; j < i; j++) {
        int distance = codes.get(i).distance(codes.get(j));
        sum += distance;
        squares += (double) distance * distance;
        pairs++;
      }
    }
    double mean = sum / pairs;
    return new EffectiveBits(mean, Math.sqrt(Math.max(0, squares / pairs - mean * mean)));
  }

  /** Effective bits. */
  public double bits() {
    return mean * (Code256.BITS - mean) / (deviation * deviation);
  }
}
