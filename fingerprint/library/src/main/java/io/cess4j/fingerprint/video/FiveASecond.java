package io.cess4j.fingerprint.video;

import io.cess4j.fingerprint.media.Frame;
import io.cess4j.fingerprint.media.FrameSource;
import org.jspecify.annotations.Nullable;

/**
 * At most five frames a second of a video, chosen as iscc-sdk has ffmpeg choose them: time is cut
 * into fifths of a second, rounded to the nearest, and of the frames of one fifth the last is
 * taken; a fifth that the video ends in is left out. A fifth in which nothing new was shown has no
 * frame here. Sampling what was sampled already changes nothing but that last frame.
 */
public final class FiveASecond implements FrameSource {
  private static final long FIFTH = 200_000;

  private final FrameSource frames;
  private @Nullable Frame held;
  private long heldFor;
  private boolean any;

  public FiveASecond(FrameSource frames) {
    this.frames = frames;
  }

  /** The number of the fifth of a second in which a frame is shown. */
  public static long slot(long microseconds) {
    return Math.floorDiv(microseconds + FIFTH / 2, FIFTH);
  }

  @Override
  public @Nullable Frame next() {
    while (true) {
      Frame frame = frames.next();
      Frame before = held;
      held = frame;
      if (frame == null) {
        return before == null ? null : last(before);
      }
      if (before != null) {
        heldFor = frame.microseconds() - before.microseconds();
        if (slot(frame.microseconds()) != slot(before.microseconds())) {
          any = true;
          return before;
        }
      }
    }
  }

  /** The last frame is taken to be shown for as long as the one before it. */
  private @Nullable Frame last(Frame frame) {
    if (any && slot(frame.microseconds() + heldFor) <= slot(frame.microseconds())) {
      return null;
    }
    return frame;
  }

  @Override
  public void close() {
    frames.close();
  }
}
