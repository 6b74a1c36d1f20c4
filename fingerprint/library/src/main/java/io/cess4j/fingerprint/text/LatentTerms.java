package io.cess4j.fingerprint.text;

/**
 * How often each stem of the table stands in a text: its features before they are whitened. English
 * stems only, and of the text's English stretches only.
 */
public final class LatentTerms implements TermSink {
  private static final int MOST = 1 << 20;

  private final LatentVectors vectors;
  private final TermWeights weights;
  private final int[] counts;
  private final int[] bits;
  private int variety;

  /**
   * @param weights how much a stem tells
   */
  public LatentTerms(LatentVectors vectors, TermWeights weights) {
    this.vectors = vectors;
    this.weights = weights;
    this.counts = new int[vectors.size()];
    this.bits = new int[vectors.size()];
  }

  @Override
  public void term(String term, Language language, long start, long end) {
    int index = language == Language.ENGLISH ? vectors.index(term) : -1;
    if (index < 0) {
      return;
    }
    if (counts[index] == 0) {
      variety++;
      bits[index] = weights.of(TermHash.of(term), language);
    }
    counts[index] = Math.min(MOST, counts[index] + 1);
  }

  /** Different stems of the table that were found. */
  public int variety() {
    return variety;
  }

  /** 256 features for the whitening; a stem that comes again counts by the logarithm. */
  public int[] features() {
    int[] weighted = new int[counts.length];
    for (int i = 0; i < weighted.length; i++) {
      weighted[i] = counts[i] == 0 ? 0 : bits[i] * TextFeatures.damped(counts[i]);
    }
    return vectors.sum(weighted);
  }
}
