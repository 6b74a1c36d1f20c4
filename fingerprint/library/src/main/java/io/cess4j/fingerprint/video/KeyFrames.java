package io.cess4j.fingerprint.video;

import io.cess4j.fingerprint.video.SmallFrame.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses key frames: one a shot, and another whenever what the shot shows has moved as far from
 * the last as from a stranger's picture. Of many those that stand for the longest time are kept.
 */
final class KeyFrames {
  /** More bits than this between frames is a cut, or movement that amounts to one. */
  static final int CUT = 80;

  private static final Comparator<KeyFrame> LONGEST =
      Comparator.comparingLong(KeyFrame::slots)
          .reversed()
          .thenComparingLong(key -> key.frame().slot());

  private final int most;
  private final List<KeyFrame> kept = new ArrayList<>();
  private @Nullable KeyFrame current;

  KeyFrames(int most) {
    this.most = most;
  }

  void show(SmallFrame frame, Box box, FrameCode code) {
    KeyFrame before = current;
    if (before == null || before.code().code().distance(code.code()) > CUT) {
      finish(frame.slot());
      current = new KeyFrame(frame, box, code, 1);
    }
  }

  private void finish(long slot) {
    KeyFrame before = current;
    if (before != null && before.code().quality() >= Timeline.PLAIN) {
      kept.add(before.until(slot));
      if (kept.size() > 2 * most) {
        keepLongest();
      }
    }
    current = null;
  }

  private void keepLongest() {
    kept.sort(LONGEST);
    kept.subList(Math.min(most, kept.size()), kept.size()).clear();
  }

  /**
   * The chosen ones, in order of time.
   *
   * @param end the fifth of a second in which the video ends
   */
  List<KeyFrame> finished(long end) {
    finish(end);
    return longest(kept, most);
  }

  /** Those that stand for the longest time, in order of time. */
  static List<KeyFrame> longest(List<KeyFrame> keys, int most) {
    return keys.stream()
        .sorted(LONGEST)
        .limit(most)
        .sorted(Comparator.comparingLong(key -> key.frame().slot()))
        .toList();
  }
}
