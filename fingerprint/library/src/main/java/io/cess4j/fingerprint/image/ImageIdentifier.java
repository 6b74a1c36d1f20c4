package io.cess4j.fingerprint.image;

import io.cess4j.fingerprint.code.Code256;
import io.cess4j.fingerprint.code.SimHash;
import io.cess4j.fingerprint.code.Whitening;
import io.cess4j.fingerprint.media.Picture;

/** The MDRC identifier of a picture: features, whitened, on which sides of 256 hyperplanes. */
public final class ImageIdentifier {
  /** What made an identifier; only equal ones are compared. */
  public static final String ALGORITHM = "mdrc-image/1";

  private static final Whitening WHITENING =
      Whitening.resource(ImageIdentifier.class, "whitening-image-1.bin");
  private static final SimHash HASH = new SimHash("mdrc/v1/image");

  private ImageIdentifier() {}

  /** The identifier of a picture whose borders, if any, are part of it: a frame of a video. */
  public static Code256 of(Picture picture) {
    Canvas canvas = Canvas.of(picture);
    return of(canvas.patch(canvas.whole()));
  }

  static Code256 of(Patch patch) {
    return HASH.of(WHITENING.apply(ImageFeatures.of(patch)));
  }
}
