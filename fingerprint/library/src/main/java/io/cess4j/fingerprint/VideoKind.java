package io.cess4j.fingerprint;

import io.cess4j.fingerprint.labels.EmbeddedLabels;
import io.cess4j.fingerprint.media.DetectedType;
import io.cess4j.fingerprint.media.MediaDecoder;
import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.video.VideoDescriber;
import io.cess4j.fingerprint.video.VideoFile;
import io.cess4j.fingerprint.video.VideoSource;
import io.cess4j.fingerprint.work.Describer;
import java.nio.file.Path;

/** Videos, as far as a decoder is installed. */
final class VideoKind implements WorkKind {
  private final MediaLimits limits;
  private final Describer<VideoSource> describer = new VideoDescriber();

  VideoKind(MediaLimits limits) {
    this.limits = limits;
  }

  @Override
  public void examine(Path file, DetectedType type, Findings findings) {
    MediaDecoder decoder = VideoFile.decoder(file, type.mimeType());
    findings.unit("ISCC Meta-Code", () -> EmbeddedLabels.of(decoder.tags(file)).code(file).unit());
    SignedFrames signed = new SignedFrames(file, limits);
    findings.describe(describer, () -> signed.of(decoder.frames(file)));
    findings.unit("ISCC Video-Code", signed::code);
  }

  @Override
  public Describer<VideoSource> describer() {
    return describer;
  }
}
