package io.cess4j.fingerprint.audio;

import io.cess4j.fingerprint.code.Code256;
import io.cess4j.fingerprint.media.MediaException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/** Describes the stretches of a sound while it plays; no more than one stretch is in memory. */
final class StretchListener implements SpectrumListener {
  /** Frames in which something moves, below which a stretch tells nothing. */
  private static final int LEAST_FRAMES = 20;

  private final int[] shifts;
  private final Function<int[], Code256> code;
  private final Deque<SoundFrame> frames = new ArrayDeque<>();
  private final AlignmentWords words = new AlignmentWords();
  private final List<Stretch> stretches = new ArrayList<>();
  private final long[][] sums;
  private int described;
  private int next = Stretch.FRAMES;

  /**
   * @param shifts the changes of pitch to listen with
   * @param code from the features of {@link StretchFeatures}
   */
  StretchListener(int[] shifts, Function<int[], Code256> code) {
    this.shifts = shifts;
    this.code = code;
    this.sums = new long[shifts.length][StretchFeatures.COUNT];
  }

  @Override
  public void frame(long[] power, short[] samples, int start) {
    SoundFrame frame = SoundFrame.of(power, samples, start);
    words.add(frame.bands());
    frames.addLast(frame);
    if (frames.size() > Stretch.FRAMES) {
      frames.removeFirst();
    }
    if (words.frames() == next) {
      describe();
      next += Stretch.HOP;
    }
  }

  /** What is left after the last whole stretch: to be called once, at the end. */
  void finish() {
    boolean left = words.frames() > next - Stretch.HOP + LEAST_FRAMES / 2;
    if (frames.size() > 1 && (stretches.isEmpty() && described == 0 || left)) {
      describe();
    }
    if (described == 0) {
      throw new MediaException.TooPlain(
          "The sound is silent, steady or shorter than three seconds (%d frames): nothing tells it from others"
              .formatted(words.frames()));
    }
  }

  private void describe() {
    int start = words.frames() - frames.size();
    if (words.moving(start) < LEAST_FRAMES) {
      return;
    }
    List<SoundFrame> stretch = List.copyOf(frames);
    for (int i = 0; i < shifts.length; i++) {
      int[] features = StretchFeatures.of(stretch, shifts[i]);
      for (int k = 0; k < features.length; k++) {
        sums[i][k] += features[k];
      }
      stretches.add(new Stretch(start, shifts[i], code.apply(features)));
    }
    described++;
  }

  List<Stretch> stretches() {
    return stretches;
  }

  /** The code of the whole: of the mean of its stretches. */
  Code256 whole(int shift) {
    int[] mean = new int[StretchFeatures.COUNT];
    for (int i = 0; i < mean.length; i++) {
      mean[i] = (int) (sums[shift][i] / described);
    }
    return code.apply(mean);
  }

  AlignmentWords words() {
    return words;
  }
}
