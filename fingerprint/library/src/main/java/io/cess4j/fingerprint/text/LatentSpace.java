package io.cess4j.fingerprint.text;

import io.cess4j.fingerprint.code.SimHash;
import io.cess4j.fingerprint.code.Whitening;
import io.cess4j.fingerprint.media.MediaLimits;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The latent semantic space of the white paper, for English: a text is the sum of its stems'
 * directions, weighted by their rarity, whitened, and the side of 256 hyperplanes on which it lies.
 * It says {@code related}, a signal apart: {@link TextDescriber#confirm} never asks it.
 */
public final class LatentSpace {
  /** Different stems below which nothing is said. */
  private static final int TOO_FEW = 24;

  private final LatentVectors vectors;
  private final Whitening whitening;
  private final SimHash hash = new SimHash("mdrc/v1/topic");
  private final TermWeights weights = TermWeights.shipped();
  private final Segmentation segmentation;

  /** The space in the library's jar. */
  public LatentSpace(MediaLimits limits) {
    this(shipped(), Whitening.resource(LatentSpace.class, "whitening-topic-1.bin"), limits);
  }

  LatentSpace(LatentVectors vectors, Whitening whitening, MediaLimits limits) {
    this.vectors = vectors;
    this.whitening = whitening;
    this.segmentation = new Segmentation(limits);
  }

  /**
   * What a text is about; empty if fewer than 24 of its stems are known, as in every language but
   * English.
   *
   * @throws io.cess4j.fingerprint.media.MediaException.TooLarge past the limits
   */
  public Optional<Topic> topic(TextSource text) {
    LatentTerms terms = new LatentTerms(vectors, weights);
    segmentation.read(text, terms);
    return terms.variety() < TOO_FEW
        ? Optional.empty()
        : Optional.of(new Topic(hash.of(whitening.apply(terms.features())), terms.variety()));
  }

  private static LatentVectors shipped() {
    try (InputStream stream = LatentSpace.class.getResourceAsStream("topic-stems-1.bin")) {
      if (stream == null) {
        throw new IllegalStateException(
            "topic-stems-1.bin is not in the library's jar: rebuild it");
      }
      return LatentVectors.read(new BufferedInputStream(stream));
    } catch (IOException e) {
      throw new UncheckedIOException("topic-stems-1.bin is damaged: rebuild the jar", e);
    }
  }
}
