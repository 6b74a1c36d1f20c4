package io.cess4j.fingerprint.ffmpeg;

import io.cess4j.fingerprint.media.Frame;
import io.cess4j.fingerprint.media.FrameSource;
import io.cess4j.fingerprint.media.MediaException;
import io.cess4j.fingerprint.media.MediaLimits;
import io.cess4j.fingerprint.video.FiveASecond;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * Frames of a video as RGB. Converting one costs as much as decoding it, and nothing here looks at
 * more than five a second: what {@link FiveASecond} would leave out anyway is decoded but not
 * converted.
 */
final class FfmpegFrames implements FrameSource {
  private final Track track;
  private final MediaLimits limits;
  private final PictureConverter converter;
  private AVFrame held = avutil.av_frame_alloc();
  private AVFrame decoded = avutil.av_frame_alloc();
  private long heldTime = -1;
  private long heldFor;
  private boolean any;
  private boolean closed;

  FfmpegFrames(Track track, MediaLimits limits) {
    this.track = track;
    this.limits = limits;
    this.converter = new PictureConverter(track.name(), limits, Rotation.of(track.stream()));
  }

  @Override
  public @Nullable Frame next() {
    if (closed) {
      return null;
    }
    while (track.next(decoded)) {
      long time = timeOf(decoded);
      boolean first = heldTime < 0;
      if (!first && FiveASecond.slot(time) != FiveASecond.slot(heldTime)) {
        Frame frame = new Frame(heldTime, converter.convert(held));
        hold(time);
        any = true;
        return frame;
      }
      hold(time);
    }
    return last();
  }

  private void hold(long time) {
    AVFrame free = held;
    avutil.av_frame_unref(free);
    held = decoded;
    decoded = free;
    heldFor = heldTime < 0 ? 0 : time - heldTime;
    heldTime = time;
  }

  /** A fifth of a second that the video ends in is left out, see {@link FiveASecond}. */
  private @Nullable Frame last() {
    if (heldTime < 0) {
      throw new MediaException.Malformed(
          track.name()
              + " has a track of video of which no frame decodes: check that it plays, or encode it"
              + " anew");
    }
    boolean complete = FiveASecond.slot(heldTime + heldFor) > FiveASecond.slot(heldTime);
    Frame frame = any && !complete ? null : new Frame(heldTime, converter.convert(held));
    heldTime = -1;
    close();
    return frame;
  }

  /** Times that are missing or go backwards are taken to follow the frame before. */
  private long timeOf(AVFrame frame) {
    long time = Math.max(track.microseconds(frame), Math.max(0, heldTime + 1));
    if (time > limits.playingTime().toNanos() / 1_000) {
      throw new MediaException.TooLarge(
          track.name()
              + " plays for more than "
              + limits.playingTime().toMinutes()
              + " minutes, which is the limit: cut it into parts");
    }
    return time;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      converter.close();
      avutil.av_frame_free(held);
      avutil.av_frame_free(decoded);
      track.close();
    }
  }
}
