package io.cess4j.fingerprint.image;

import io.cess4j.fingerprint.code.Code256;
import io.cess4j.fingerprint.media.MediaException.TooPlain;
import io.cess4j.fingerprint.media.MediaType;
import io.cess4j.fingerprint.media.Picture;
import io.cess4j.fingerprint.work.Confirmation;
import io.cess4j.fingerprint.work.Describer;
import io.cess4j.fingerprint.work.Description;
import io.cess4j.fingerprint.work.View;
import java.util.List;

/** Describes and compares pictures. */
public final class ImageDescriber implements Describer<Picture> {
  private static final int LEAST_QUALITY = 5;

  @Override
  public Description register(Picture picture) {
    return describe(picture, ImageViews.registered(picture));
  }

  @Override
  public Description query(Picture suspect) {
    return describe(suspect, ImageViews.suspected(suspect));
  }

  private static Description describe(Picture picture, List<View> views) {
    Canvas canvas = Canvas.of(Borders.trim(Canvas.bounded(picture)));
    int quality = Quality.of(canvas.patch(canvas.whole()));
    if (quality < LEAST_QUALITY) {
      throw new TooPlain(
          "The picture of "
              + picture.width()
              + " x "
              + picture.height()
              + " pixels has detail "
              + quality
              + " of 100, at least "
              + LEAST_QUALITY
              + " is needed: a plain picture is like all other plain ones");
    }
    return new Description(MediaType.IMAGE, ImageIdentifier.ALGORITHM, quality, views, new byte[0]);
  }

  @Override
  public Confirmation confirm(Description registered, Description suspect) {
    int distance = registered.distance(suspect);
    return new Confirmation(
        1 - (double) distance / Code256.BITS, "nearest views differ in " + distance + " bits");
  }

  @Override
  public int candidateDistance() {
    return 92;
  }

  @Override
  public double matchScore() {
    return 1 - 72.0 / Code256.BITS;
  }
}
