package io.cess4j.fingerprint.text;

import io.cess4j.fingerprint.code.Code256;
import io.cess4j.fingerprint.code.SimHash;
import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.media.MediaType;
import io.cess4j.fingerprint.work.Confirmation;
import io.cess4j.fingerprint.work.Describer;
import io.cess4j.fingerprint.work.Description;
import io.cess4j.fingerprint.work.View;
import java.util.ArrayList;
import java.util.List;

/**
 * MDRC of texts: stemmed terms and pairs of terms, weighted by how rare they are in their language,
 * each in a direction of its own, less what all texts of the language share; the code is the side
 * of 256 hyperplanes on which the sum lies. Views are overlapping stretches, so that an excerpt, a
 * half or a text with another one appended is found. Evidence are phrases with their places.
 *
 * <p>Nothing is claimed across languages: a translation is a different text here.
 */
public final class TextDescriber implements Describer<TextSource> {
  public static final String ALGORITHM = "mdrc-text/1";

  /** Different terms and pairs below which a text is too short or too monotonous. */
  private static final int TOO_PLAIN = 24;

  /** Different terms and pairs from which on more do not sharpen the code. */
  private static final int RICH = 400;

  private static final int CANDIDATE_DISTANCE = 100;

  /** Works of one kind share formulas: strangers near enough to be candidates reached 0.18. */
  private static final double MATCH_SCORE = 0.2;

  private final SimHash hash = new SimHash("mdrc/v1/text");
  private final TermWeights weights = TermWeights.shipped();
  private final Segmentation segmentation;

  public TextDescriber() {
    this(MediaLimits.DEFAULT);
  }

  public TextDescriber(MediaLimits limits) {
    this.segmentation = new Segmentation(limits);
  }

  @Override
  public Description register(TextSource text) {
    return describe(text, 1);
  }

  /** With half of the stretches: those of the registered text stand close enough. */
  @Override
  public Description query(TextSource suspect) {
    return describe(suspect, 2);
  }

  @Override
  public Confirmation confirm(Description registered, Description suspect) {
    return TextMatch.of(
            TextEvidence.decode(registered.evidence()), TextEvidence.decode(suspect.evidence()))
        .confirmation();
  }

  @Override
  public int candidateDistance() {
    return CANDIDATE_DISTANCE;
  }

  @Override
  public double matchScore() {
    return MATCH_SCORE;
  }

  private Description describe(TextSource text, int step) {
    TextFeatures features = new TextFeatures(weights);
    segmentation.read(text, features);
    int variety = features.variety();
    if (variety < TOO_PLAIN) {
      throw new MediaException.TooPlain(
          "The text has %d different terms and pairs of terms in %d; from %d on texts can be told apart"
              .formatted(variety, features.length(), TOO_PLAIN));
    }
    List<View> views = new ArrayList<>();
    views.add(new View("whole", code(features.whole())));
    List<TextSections.Section> sections = features.sections().sections();
    for (int i = 0; i < sections.size(); i += step) {
      TextSections.Section section = sections.get(i);
      views.add(
          new View(
              "terms-%d-%d".formatted(section.start(), Math.min(section.end(), features.length())),
              code(section.vector())));
    }
    return new Description(
        MediaType.TEXT,
        ALGORITHM,
        (int) Math.min(100, 100L * variety / RICH),
        views,
        TextEvidence.of(features).encode());
  }

  private Code256 code(TermVector vector) {
    return hash.of(vector.distinct(weights));
  }
}
