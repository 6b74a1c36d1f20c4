package io.cess4j.fingerprint.video;

import io.cess4j.fingerprint.media.Frame;
import io.cess4j.fingerprint.media.FrameSource;
import io.cess4j.fingerprint.video.SmallFrame.Box;
import java.util.ArrayList;
import java.util.List;

/**
 * Plays a video once. Bars are looked for in half a minute at a time, so that no more than that is
 * held, and that reduced.
 *
 * @param keys frames that stand for the whole
 * @param timeline what is shown when
 */
record VideoAnalysis(List<KeyFrame> keys, Timeline timeline) {
  private static final int STRETCH = 150;

  static VideoAnalysis of(VideoSource video, int mostKeys) {
    KeyFrames keys = new KeyFrames(mostKeys);
    TimelineRecorder recorder = new TimelineRecorder();
    long end = 0;
    try (FrameSource frames = FiveASecond.of(video.open())) {
      List<SmallFrame> stretch = new ArrayList<>();
      for (Frame frame = frames.next(); frame != null; frame = frames.next()) {
        SmallFrame small = SmallFrame.of(FiveASecond.slot(frame.microseconds()), frame.picture());
        end = small.slot() + 1;
        if (stretch.size() == STRETCH || (!stretch.isEmpty() && !sameSize(stretch, small))) {
          analyse(stretch, keys, recorder);
          stretch.clear();
        }
        stretch.add(small);
      }
      analyse(stretch, keys, recorder);
    }
    return new VideoAnalysis(keys.finished(end), recorder.timeline());
  }

  /** The same with fewer key frames: those that an analysis with so many would have. */
  VideoAnalysis with(int mostKeys) {
    return new VideoAnalysis(KeyFrames.longest(keys, mostKeys), timeline);
  }

  private static boolean sameSize(List<SmallFrame> stretch, SmallFrame frame) {
    return stretch.getFirst().width() == frame.width()
        && stretch.getFirst().height() == frame.height();
  }

  private static void analyse(List<SmallFrame> stretch, KeyFrames keys, TimelineRecorder recorder) {
    if (stretch.isEmpty()) {
      return;
    }
    Box box = Bars.within(stretch);
    for (SmallFrame frame : stretch) {
      FrameCode code = FrameCode.of(new FrameGrid(frame).means(box));
      keys.show(frame, box, code);
      recorder.show(frame.slot(), code);
    }
  }
}
