package io.cess4j.fingerprint.text;

import java.io.IOException;

/**
 * The vector of a text as it is before what texts have in common is taken away: what the trainer
 * averages.
 *
 * @param sums 256 components
 * @param length of the vector, were all terms orthogonal
 */
public record TextProfile(long[] sums, long length) {
  /** Reads a text whose language is known. */
  public static TextProfile of(
      String text, Language language, Segmentation segmentation, TermWeights weights)
      throws IOException {
    TextFeatures features = new TextFeatures(weights);
    segmentation.read(text, language, features);
    TermVector whole = features.whole();
    return new TextProfile(whole.sums(), TermVector.squareRoot(whole.energy()));
  }
}
