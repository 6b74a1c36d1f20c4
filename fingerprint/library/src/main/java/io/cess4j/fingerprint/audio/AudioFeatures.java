package io.cess4j.fingerprint.audio;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The features before whitening, for the trainer of the table. */
public final class AudioFeatures {
  /** How many features. */
  public static final int SIZE = StretchFeatures.COUNT;

  private AudioFeatures() {}

  /**
   * The features of stretches of ten seconds.
   *
   * @param hop frames of 124 ms from one stretch to the next
   * @param shift by how many thirds of a semitone the sound is taken to be higher, -4 to 4
   */
  public static List<int[]> stretches(Sound sound, int hop, int shift) {
    Deque<SoundFrame> frames = new ArrayDeque<>();
    List<int[]> stretches = new ArrayList<>();
    int[] count = {0};
    Spectra.read(
        sound.open(),
        (power, samples, start) -> {
          frames.addLast(SoundFrame.of(power, samples, start));
          if (frames.size() > Stretch.FRAMES) {
            frames.removeFirst();
          }
          if (++count[0] >= Stretch.FRAMES && (count[0] - Stretch.FRAMES) % hop == 0) {
            stretches.add(StretchFeatures.of(List.copyOf(frames), shift));
          }
        });
    return stretches;
  }
}
