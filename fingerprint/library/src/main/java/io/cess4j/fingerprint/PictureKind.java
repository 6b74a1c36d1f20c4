package io.cess4j.fingerprint;

import io.cess4j.fingerprint.image.ImageDescriber;
import io.cess4j.fingerprint.image.IsccPixels;
import io.cess4j.fingerprint.image.Pdq;
import io.cess4j.fingerprint.image.PictureDecoder;
import io.cess4j.fingerprint.iscc.ImageCode;
import io.cess4j.fingerprint.media.DetectedType;
import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.media.Picture;
import io.cess4j.fingerprint.work.Describer;
import java.nio.file.Path;

/** Pictures. */
final class PictureKind implements WorkKind {
  private final PictureDecoder decoder;
  private final Describer<Picture> describer = new ImageDescriber();

  PictureKind(MediaLimits limits) {
    this.decoder = new PictureDecoder(limits);
  }

  @Override
  public void examine(Path file, DetectedType type, Findings findings) {
    Picture picture = decoder.decode(file);
    findings.unit("ISCC Image-Code", () -> ImageCode.of(IsccPixels.of(picture)));
    findings.part("PDQ", () -> Pdq.of(picture), hash -> findings.pdq = hash);
    findings.describe(describer, picture);
  }

  @Override
  public Describer<Picture> describer() {
    return describer;
  }
}
