package io.cess4j.fingerprint.video;

import io.cess4j.fingerprint.code.Code256;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what is shown at regular times. When there are too many entries every second is
 * dropped, so that hours of video take no more room than minutes.
 */
final class TimelineRecorder {
  /** Bounds a comparison to 1024 x 1024 pairs. */
  static final int MOST = 1_024;

  private static final int SLOT = 200;

  /** Two fifths of a second at first. */
  private int slots = 2;

  private List<Code256> codes = new ArrayList<>();
  private List<Integer> qualities = new ArrayList<>();
  private long begin = -1;
  private @Nullable FrameCode shown;

  /**
   * A frame is shown from a fifth of a second on until the next.
   *
   * @param slot the fifth, never before that of the last call
   */
  void show(long slot, FrameCode frame) {
    FrameCode before = shown;
    if (before == null) {
      begin = slot;
    } else {
      while (begin + (long) codes.size() * slots < slot) {
        add(before);
      }
    }
    shown = frame;
    if (begin + (long) codes.size() * slots == slot) {
      add(frame);
    }
  }

  private void add(FrameCode frame) {
    codes.add(frame.code());
    qualities.add(frame.quality());
    if (codes.size() == MOST) {
      codes = everySecond(codes);
      qualities = everySecond(qualities);
      slots *= 2;
    }
  }

  private static <E> List<E> everySecond(List<E> list) {
    List<E> half = new ArrayList<>();
    for (int i = 0; i < list.size(); i += 2) {
      half.add(list.get(i));
    }
    return half;
  }

  Timeline timeline() {
    return new Timeline(slots * SLOT, codes, qualities);
  }
}
