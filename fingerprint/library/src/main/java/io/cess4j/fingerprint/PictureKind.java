package io.cess4j.fingerprint;

import io.cess4j.fingerprint.image.ImageDescriber;
import io.cess4j.fingerprint.image.IsccPixels;
import io.cess4j.fingerprint.image.Pdq;
import io.cess4j.fingerprint.image.PictureDecoder;
import io.cess4j.fingerprint.iscc.ImageCode;
import io.cess4j.fingerprint.labels.EmbeddedLabels;
import io.cess4j.fingerprint.media.DetectedType;
import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.media.Picture;
import io.cess4j.fingerprint.video.VideoDescriber;
import io.cess4j.fingerprint.video.VideoFile;
import io.cess4j.fingerprint.video.VideoSource;
import io.cess4j.fingerprint.work.Describer;
import java.nio.file.Path;

/**
 * Pictures. An animated GIF has the codes of its first image, as ISCC has it, and is described and
 * searched as the video that it is.
 */
final class PictureKind implements WorkKind {
  private final PictureDecoder decoder;
  private final MediaLimits limits;
  private final Describer<Picture> describer = new ImageDescriber();
  private final Describer<VideoSource> videos = new VideoDescriber();

  PictureKind(MediaLimits limits) {
    this.limits = limits;
    this.decoder = new PictureDecoder(limits);
  }

  @Override
  public void examine(Path file, DetectedType type, Findings findings) {
    Picture picture = decoder.decode(file);
    findings.unit("ISCC Meta-Code", () -> EmbeddedLabels.of(file, type).code(file).unit());
    findings.unit("ISCC Image-Code", () -> ImageCode.of(IsccPixels.of(picture)));
    findings.part("PDQ", () -> Pdq.of(picture), hash -> findings.pdq = hash);
    if (VideoFile.isAnimation(file, type.mimeType(), limits)) {
      findings.describe(videos, () -> VideoFile.open(file, type.mimeType(), limits));
    } else {
      findings.describe(describer, picture);
    }
  }

  @Override
  public Describer<Picture> describer() {
    return describer;
  }
}
