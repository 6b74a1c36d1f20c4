package io.cess4j.fingerprint;

import io.cess4j.fingerprint.iscc.IsccUnit;
import io.cess4j.fingerprint.iscc.VideoCode;
import io.cess4j.fingerprint.media.Frame;
import io.cess4j.fingerprint.media.FrameSource;
import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.video.FiveASecond;
import io.cess4j.fingerprint.video.FrameSignature;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Makes the Video-Code of frames that somebody else plays: a video is decoded once. */
final class SignedFrames {
  private final Path file;
  private final MediaLimits limits;
  private VideoCode code = new VideoCode();
  private boolean shown;
  private boolean ended;

  SignedFrames(Path file, MediaLimits limits) {
    this.file = file;
    this.limits = limits;
  }

  /** The frames that are to be played, from the first to the last. */
  FrameSource of(FrameSource frames) {
    code = new VideoCode();
    shown = false;
    ended = false;
    return new FiveASecond(new Bounded(frames), this::sign);
  }

  private void sign(Frame frame) {
    code.add(FrameSignature.of(frame.picture()));
    shown = true;
  }

  /**
   * The code of what was played.
   *
   * @throws MediaException if the video was not played to its end, or shows nothing
   */
  IsccUnit code() {
    if (!ended) {
      throw new MediaException.Malformed(
          file.getFileName() + " was not decoded to its end: see why it has no MDRC");
    }
    if (!shown) {
      throw new MediaException.TooPlain(file.getFileName() + " shows no frame: is it a sound?");
    }
    return code.unit();
  }

  /** Frames within the playing time. */
  private final class Bounded implements FrameSource {
    private final FrameSource frames;

    Bounded(FrameSource frames) {
      this.frames = frames;
    }

    @Override
    public @Nullable Frame next() {
      Frame frame = frames.next();
      ended = frame == null;
      if (frame != null && frame.microseconds() > limits.playingTime().toNanos() / 1_000) {
        throw new MediaException.TooLarge(
            "%s plays longer than %d minutes: cut it into parts"
                .formatted(file.getFileName(), limits.playingTime().toMinutes()));
      }
      return frame;
    }

    @Override
    public void close() {
      frames.close();
    }
  }
}
