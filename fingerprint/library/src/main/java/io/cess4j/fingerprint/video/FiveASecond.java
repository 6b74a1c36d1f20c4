package io.cess4j.fingerprint.video;

import io.cess4j.fingerprint.media.Frame;
import io.cess4j.fingerprint.media.FrameSource;
import java.util.function.Consumer;
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
  private final Consumer<Frame> listener;
  private @Nullable Frame held;
  private long heldFor;
  private boolean any;

  public FiveASecond(FrameSource frames) {
    this(frames, frame -> {});
  }

  /**
   * @param listener sees every chosen frame: whoever wants the same frames for something else need
   *     not decode them again
   */
  public FiveASecond(FrameSource frames, Consumer<Frame> listener) {
    this.frames = frames;
    this.listener = listener;
  }

  /** Chooses where nobody has chosen yet. */
  static FiveASecond of(FrameSource frames) {
    return frames instanceof FiveASecond chosen ? chosen : new FiveASecond(frames);
  }

  /** The number of the fifth of a second in which a frame is shown. */
  public static long slot(long microseconds) {
    return Math.floorDiv(microseconds + FIFTH / 2, FIFTH);
  }

  @Override
  public @Nullable Frame next() {
    Frame frame = choose();
    if (frame != null) {
      listener.accept(frame);
    }
    return frame;
  }

  private @Nullable Frame choose() {
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
