package io.cess4j.fingerprint.image;

import io.cess4j.fingerprint.landmarks.Alignment;
import io.cess4j.fingerprint.landmarks.Evidence;
import io.cess4j.fingerprint.media.MediaException.TooPlain;
import io.cess4j.fingerprint.media.MediaType;
import io.cess4j.fingerprint.media.Picture;
import io.cess4j.fingerprint.work.Confirmation;
import io.cess4j.fingerprint.work.Describer;
import io.cess4j.fingerprint.work.Description;
import io.cess4j.fingerprint.work.View;
import java.util.List;

/**
 * Describes and compares pictures. The evidence is their landmarks: codes within {@link
 * #candidateDistance} are candidates, and what confirms them is either landmarks that one movement
 * carries onto each other, or codes so near that no stranger's are (a copy so blurred or small that
 * it has no landmarks left).
 */
public final class ImageDescriber implements Describer<Picture> {
  /** Of 100; a clear sky has 0 to 3. */
  private static final int LEAST_QUALITY = 5;

  /**
   * Of 13,858 pairs of strangers in all their views the nearest 1 in 10,000 differed in 82 bits.
   */
  private static final int NEAR = 64;

  private static final int CANDIDATES = 92;
  private static final double MATCH = 0.5;

  @Override
  public Description register(Picture picture) {
    Picture bounded = Canvas.bounded(picture);
    Picture trimmed = Borders.trim(bounded);
    return describe(trimmed, ImageViews.registered(bounded, trimmed));
  }

  @Override
  public Description query(Picture suspect) {
    Picture bounded = Canvas.bounded(suspect);
    Picture trimmed = Borders.trim(bounded);
    return describe(trimmed, ImageViews.suspected(bounded, trimmed));
  }

  private static Description describe(Picture trimmed, List<View> views) {
    Canvas canvas = Canvas.of(trimmed);
    int quality = Quality.of(canvas.patch(canvas.whole()));
    if (quality < LEAST_QUALITY) {
      throw new TooPlain(
          "The picture has detail %d of 100, at least %d is needed: plain ones are all alike"
              .formatted(quality, LEAST_QUALITY));
    }
    return new Description(
        MediaType.IMAGE, ImageIdentifier.ALGORITHM, quality, views, Evidence.of(trimmed).bytes());
  }

  @Override
  public Confirmation confirm(Description registered, Description suspect) {
    int distance = registered.distance(suspect);
    double near = Math.max(0, 1 - (1 - MATCH) * distance / NEAR);
    Alignment alignment = Alignment.of(registered.evidence(), suspect.evidence());
    String codes = "the nearest views differ in " + distance + " of 256 bits; ";
    return new Confirmation(Math.max(near, alignment.score()), codes + alignment.words());
  }

  @Override
  public int candidateDistance() {
    return CANDIDATES;
  }

  @Override
  public double matchScore() {
    return MATCH;
  }
}
