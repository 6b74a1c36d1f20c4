package io.cess4j.fingerprint.audio;

import java.util.List;

/**
 * The features of a stretch of sound that the white paper names, in whole numbers: perceptual and
 * frequency (which bands stand out, mel-like means, centroid, flux, roll-off), music theory
 * (chroma, the changes between notes, onsets at distances in time), time and energy (zero
 * crossings, course of the loudness). Order within the stretch counts only over half a second, so
 * that two stretches that overlap have similar features.
 */
final class StretchFeatures {
  private static final int NOTES = 12;
  private static final int PER_NOTE = LogBands.PER_OCTAVE / NOTES;
  private static final int MEL = 12;
  private static final int PER_MEL = LogBands.BANDS / MEL;

  /** Frames between two notes that follow each other: half a second. */
  private static final int STEP = 4;

  private static final int LAGS = 24;
  private static final int SCALARS = 8;
  private static final int NOTE_BITS = 10;

  /** How many features. */
  static final int COUNT =
      LogBands.BANDS + NOTES * (NOTES + 1) / 2 + NOTES * NOTES + 3 * MEL + LAGS + SCALARS;

  private final List<SoundFrame> frames;
  private final int shift;
  private final int[] features = new int[COUNT];
  private int filled;

  private StretchFeatures(List<SoundFrame> frames, int shift) {
    this.frames = frames;
    this.shift = LogBands.MARGIN + shift;
  }

  /**
   * @param frames at least two
   * @param shift by how many bands the sound is taken to be higher than the original
   */
  static int[] of(List<SoundFrame> frames, int shift) {
    StretchFeatures stretch = new StretchFeatures(frames, shift);
    stretch.addContrast();
    stretch.addNotes();
    stretch.addMel();
    stretch.addOnsets();
    stretch.addScalars();
    return stretch.features;
  }

  private void add(long value) {
    features[filled++] = (int) Math.clamp(value, -(1 << 20), 1 << 20);
  }

  private void addContrast() {
    for (int band = 0; band < LogBands.BANDS; band++) {
      long sum = 0;
      for (SoundFrame frame : frames) {
        sum += frame.contrast()[shift + band];
      }
      add(sum / frames.size());
    }
  }

  /** Notes that sound together, and notes that follow half a second later. */
  private void addNotes() {
    int[][] notes = new int[frames.size()][];
    for (int i = 0; i < notes.length; i++) {
      notes[i] = notes(frames.get(i).contrast());
    }
    for (int a = 0; a < NOTES; a++) {
      for (int b = a; b < NOTES; b++) {
        add(product(notes, a, b, 0));
      }
    }
    for (int a = 0; a < NOTES; a++) {
      for (int b = 0; b < NOTES; b++) {
        add(product(notes, a, b, STEP));
      }
    }
  }

  private int[] notes(int[] contrast) {
    int[] notes = new int[NOTES];
    int sum = 1;
    for (int band = 0; band < LogBands.BANDS; band++) {
      int value = contrast[shift + band];
      notes[band / PER_NOTE % NOTES] += value;
      sum += value;
    }
    for (int i = 0; i < NOTES; i++) {
      notes[i] = (int) (((long) notes[i] << NOTE_BITS) / sum);
    }
    return notes;
  }

  private static long product(int[][] notes, int a, int b, int step) {
    long sum = 0;
    for (int i = step; i < notes.length; i++) {
      sum += (long) notes[i - step][a] * notes[i][b];
    }
    // A 24th of the square of one note that sounds alone is the mean.
    return sum / Math.max(1, notes.length - step) >> 5;
  }

  /** Means, movement and unsteadiness of twelve wide bands against the whole. */
  private void addMel() {
    int count = frames.size();
    long[] means = new long[MEL];
    long[] moves = new long[MEL];
    long[] deviations = new long[MEL];
    int[][] levels = new int[count][];
    for (int i = 0; i < count; i++) {
      levels[i] = mel(frames.get(i).bands());
      for (int band = 0; band < MEL; band++) {
        means[band] += levels[i][band];
        moves[band] += i == 0 ? 0 : Math.abs(levels[i][band] - levels[i - 1][band]);
      }
    }
    for (int i = 0; i < count; i++) {
      for (int band = 0; band < MEL; band++) {
        deviations[band] += Math.abs(levels[i][band] - means[band] / count);
      }
    }
    for (int band = 0; band < MEL; band++) {
      add(means[band] / count);
      add(moves[band] / count);
      add(deviations[band] / count);
    }
  }

  private int[] mel(int[] bands) {
    int[] mel = new int[MEL];
    int mean = 0;
    for (int band = 0; band < LogBands.BANDS; band++) {
      mel[band / PER_MEL] += bands[shift + band];
      mean += bands[shift + band];
    }
    for (int band = 0; band < MEL; band++) {
      mel[band] = mel[band] / PER_MEL - mean / LogBands.BANDS;
    }
    return mel;
  }

  /** How onsets repeat: the autocorrelation of the rise of all bands. */
  private void addOnsets() {
    int count = frames.size();
    int[] rises = new int[count];
    long mean = 0;
    for (int i = 1; i < count; i++) {
      int[] now = frames.get(i).bands();
      int[] before = frames.get(i - 1).bands();
      long rise = 0;
      for (int band = 0; band < LogBands.BANDS; band++) {
        rise += Math.max(0, now[shift + band] - before[shift + band]);
      }
      rises[i] = (int) (rise / LogBands.BANDS);
      mean += rises[i];
    }
    mean /= count;
    long variance = 1;
    for (int i = 1; i < count; i++) {
      variance += (rises[i] - mean) * (rises[i] - mean);
    }
    for (int lag = 1; lag <= LAGS; lag++) {
      long sum = 0;
      for (int i = lag + 1; i < count; i++) {
        sum += (rises[i] - mean) * (rises[i - lag] - mean);
      }
      add((sum << 9) / variance);
    }
    add(mean);
    add(IntegerRoot.of(variance / count));
  }

  private void addScalars() {
    long crossings = 0;
    long centroid = 0;
    long rollOff = 0;
    long course = 0;
    long energy = 0;
    long wander = 0;
    SoundFrame before = frames.getFirst();
    for (SoundFrame frame : frames) {
      crossings += frame.zeroCrossings();
      centroid += frame.centroid();
      rollOff += frame.rollOff();
      energy += frame.energy();
      course += Math.abs(frame.energy() - before.energy());
      wander += Math.abs(frame.centroid() - before.centroid());
      before = frame;
    }
    int count = frames.size();
    add(crossings / count / 2);
    add(centroid / count);
    add(rollOff / count / 2);
    add(course / count);
    add(wander / count);
    long deviation = 0;
    for (SoundFrame frame : frames) {
      deviation += Math.abs(frame.energy() - energy / count);
    }
    add(deviation / count);
  }
}
