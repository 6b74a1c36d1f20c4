package io.cess4j.cli.fingerprint;

import io.cess4j.fingerprint.image.PictureDecoder;
import io.cess4j.fingerprint.image.Pictures;
import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.media.Picture;
import java.nio.file.Path;

/** Pictures as thumbnails. */
final class ShownPictures implements SideBySide.Shown {
  /** Longest side of a thumbnail, in pixels. */
  private static final int SIDE = 480;

  private final PictureDecoder decoder = new PictureDecoder(MediaLimits.DEFAULT);
  private final Picture suspect;

  ShownPictures(Path suspect) {
    this.suspect = small(suspect);
  }

  private Picture small(Path file) {
    return Pictures.bounded(decoder.decode(file), SIDE);
  }

  @Override
  public String beside(Path work) {
    return """
        <div class="pair"><figure>%s<figcaption>this file</figcaption></figure>\
        <figure>%s<figcaption>the work</figcaption></figure></div>
        """
        .formatted(Thumbnail.of(suspect), Thumbnail.of(small(work)));
  }
}
