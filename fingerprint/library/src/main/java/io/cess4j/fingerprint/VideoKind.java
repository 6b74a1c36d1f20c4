package io.cess4j.fingerprint;

import io.cess4j.fingerprint.iscc.IsccUnit;
import io.cess4j.fingerprint.iscc.VideoCode;
import io.cess4j.fingerprint.media.DetectedType;
import io.cess4j.fingerprint.media.Frame;
import io.cess4j.fingerprint.media.FrameSource;
import io.cess4j.fingerprint.media.MediaDecoder;
import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.video.FiveASecond;
import io.cess4j.fingerprint.video.FrameSignature;
import io.cess4j.fingerprint.video.VideoDescriber;
import io.cess4j.fingerprint.video.VideoSource;
import io.cess4j.fingerprint.work.Describer;
import java.nio.file.Path;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;

/** Videos, as far as a decoder is installed. */
final class VideoKind implements WorkKind {
  private final long mostMicroseconds;
  private final Describer<VideoSource> describer = new VideoDescriber();

  VideoKind(MediaLimits limits) {
    this.mostMicroseconds = TimeUnit.NANOSECONDS.toMicros(limits.playingTime().toNanos());
  }

  @Override
  public void examine(Path file, DetectedType type, Findings findings) {
    MediaDecoder decoder = decoder(file, type);
    findings.unit("ISCC Video-Code", () -> videoCode(file, decoder));
    findings.describe(describer, () -> decoder.frames(file));
  }

  private IsccUnit videoCode(Path file, MediaDecoder decoder) {
    VideoCode code = new VideoCode();
    boolean shown = false;
    try (FrameSource frames = new FiveASecond(decoder.frames(file))) {
      for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
        if (frame.microseconds() > mostMicroseconds) {
          throw new MediaException.TooLarge(
              "%s plays longer than %d minutes: cut it into parts"
                  .formatted(
                      file.getFileName(), TimeUnit.MICROSECONDS.toMinutes(mostMicroseconds)));
        }
        code.add(FrameSignature.of(frame.picture()));
        shown = true;
      }
    }
    if (!shown) {
      throw new MediaException.TooPlain(file.getFileName() + " shows no frame: is it a sound?");
    }
    return code.unit();
  }

  private static MediaDecoder decoder(Path file, DetectedType type) {
    for (MediaDecoder decoder : ServiceLoader.load(MediaDecoder.class)) {
      if (decoder.reads(type.mimeType())) {
        return decoder;
      }
    }
    throw new MediaException.NoDecoder(
        "%s is %s, which nothing installed decodes: run tools/build-ffmpeg once and try again (in a program of yours: put io.cess4j:cess4j-fingerprint-ffmpeg on the class path)"
            .formatted(file.getFileName(), type.mimeType()));
  }

  @Override
  public Describer<VideoSource> describer() {
    return describer;
  }
}
