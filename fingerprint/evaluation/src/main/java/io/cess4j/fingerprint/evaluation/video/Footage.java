package io.cess4j.fingerprint.evaluation.video;

import io.cess4j.fingerprint.media.Frame;
import io.cess4j.fingerprint.media.FrameSource;
import io.cess4j.fingerprint.media.Picture;
import io.cess4j.fingerprint.video.FiveASecond;
import io.cess4j.fingerprint.video.VideoSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A short video that is held: each method under test plays it anew, none has to decode it anew.
 *
 * @param frames in order of time
 */
record Footage(List<Frame> frames) implements VideoSource {
  Footage {
    frames = List.copyOf(frames);
  }

  /** What of a video is looked at: five frames a second, up to a length, each changed. */
  static Footage of(VideoSource video, int most, UnaryOperator<Picture> change) {
    List<Frame> frames = new ArrayList<>();
    try (FrameSource source = new FiveASecond(video.open())) {
      for (Frame frame = source.next();
          frame != null && frames.size() < most;
          frame = source.next()) {
        frames.add(new Frame(frame.microseconds(), change.apply(frame.picture())));
      }
    }
    return new Footage(frames);
  }

  static Footage of(VideoSource video) {
    return video instanceof Footage footage
        ? footage
        : of(video, Integer.MAX_VALUE, UnaryOperator.identity());
  }

  Footage pictures(UnaryOperator<Picture> change) {
    return new Footage(
        frames.stream()
            .map(frame -> new Frame(frame.microseconds(), change.apply(frame.picture())))
            .toList());
  }

  /** The frames from one on up to another, from time 0 on. */
  Footage part(int from, int to) {
    long begin = frames.get(from).microseconds();
    return new Footage(frames.subList(from, to)).times(time -> time - begin);
  }

  Footage times(LongUnaryOperator change) {
    return new Footage(
        frames.stream()
            .map(frame -> new Frame(change.applyAsLong(frame.microseconds()), frame.picture()))
            .toList());
  }

  /** Time from the first frame to the last. */
  long duration() {
    return frames.getLast().microseconds() - frames.getFirst().microseconds();
  }

  @Override
  public FrameSource open() {
    Iterator<Frame> left = frames.iterator();
    return new FrameSource() {
      @Override
      public @Nullable Frame next() {
        return left.hasNext() ? left.next() : null;
      }

      @Override
      public void close() {}
    };
  }
}
