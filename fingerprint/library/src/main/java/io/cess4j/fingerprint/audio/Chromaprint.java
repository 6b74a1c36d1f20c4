package io.cess4j.fingerprint.audio;

import io.cess4j.fingerprint.media.PcmSource;
import java.util.Arrays;

/**
 * The raw words of Chromaprint's algorithm 1 (Lukáš Lalinský, 2010; after Ke, Hoiem and Sukthankar,
 * "Computer Vision for Music Identification", CVPR 2005), the input of ISCC's Audio-Code (ISO
 * 24138, IEP-0005): energy of the 12 notes of the scale, smoothed over 5 frames, normalised, looked
 * at by 16 classifiers. Whole numbers throughout.
 */
public final class Chromaprint implements SpectrumListener {
  private static final int BANDS = 12;
  private static final int LOWEST_HERTZ = 28;
  private static final int HIGHEST_HERTZ = 3_520;
  private static final double REFERENCE_HERTZ = 27.5;

  /** The smoothing filter 1/4, 3/4, 1, 3/4, 1/4, times 4. */
  private static final int[] SMOOTHING = {1, 3, 4, 3, 1};

  /** Spectra are counted in 1/256 of a squared sample step. */
  private static final int POWER_BITS = 8;

  /** A norm of 0.01 where full scale is 1: what is softer is silence. */
  private static final long SILENCE = 4L * 32_767 * 32_767 / 100;

  private static final int FIRST_BIN = bin(LOWEST_HERTZ);
  private static final int END_BIN = bin(HIGHEST_HERTZ);
  private static final int[] NOTES = new int[END_BIN];

  static {
    for (int i = FIRST_BIN; i < END_BIN; i++) {
      double hertz = (double) i * Mono.RATE / FixedFourier.SIZE;
      double octave = StrictMath.log(hertz / REFERENCE_HERTZ) / StrictMath.log(2);
      NOTES[i] = (int) (BANDS * (octave - StrictMath.floor(octave)));
    }
  }

  private final long[][] energies = new long[SMOOTHING.length][BANDS];
  private final long[][] rows = new long[ChromaClassifier.ROWS][BANDS];
  private long frames;
  private long smoothed;
  private int[] words = new int[256];
  private int count;

  /**
   * The words of a whole sound, 8.08 a second; none below 2.8 seconds. Closes the source.
   *
   * @return words as the reference prints them, signed
   */
  public static int[] words(PcmSource source) {
    Chromaprint chromaprint = new Chromaprint();
    Spectra.read(source, chromaprint);
    return chromaprint.words();
  }

  private static int bin(int hertz) {
    return (int) StrictMath.rint((double) FixedFourier.SIZE * hertz / Mono.RATE);
  }

  /** What was heard until now. */
  int[] words() {
    return Arrays.copyOf(words, count);
  }

  @Override
  public void frame(long[] power, short[] samples, int start) {
    long[] energy = energies[(int) (frames++ % SMOOTHING.length)];
    Arrays.fill(energy, 0);
    for (int i = FIRST_BIN; i < END_BIN; i++) {
      energy[NOTES[i]] += power[i];
    }
    for (int i = 0; i < BANDS; i++) {
      energy[i] >>= POWER_BITS;
    }
    if (frames >= SMOOTHING.length) {
      smooth(rows[(int) (smoothed++ % ChromaClassifier.ROWS)]);
      if (smoothed >= ChromaClassifier.ROWS) {
        addWord();
      }
    }
  }

  private void smooth(long[] row) {
    Arrays.fill(row, 0);
    for (int i = 0; i < SMOOTHING.length; i++) {
      long[] energy = energies[(int) ((frames + i) % SMOOTHING.length)];
      for (int band = 0; band < BANDS; band++) {
        row[band] += SMOOTHING[i] * energy[band];
      }
    }
    normalise(row);
  }

  private static void normalise(long[] row) {
    long largest = Arrays.stream(row).max().orElseThrow();
    int shift = Math.max(0, 64 - Long.numberOfLeadingZeros(largest) - 29);
    long squares = 0;
    for (long value : row) {
      squares += (value >> shift) * (value >> shift);
    }
    long norm = IntegerRoot.of(squares);
    boolean silent = norm << shift < SILENCE;
    for (int band = 0; band < BANDS; band++) {
      row[band] = silent ? 0 : ((row[band] >> shift) << ChromaClassifier.VALUE_BITS) / norm;
    }
  }

  private void addWord() {
    int word = 0;
    int oldest = (int) (smoothed % ChromaClassifier.ROWS);
    for (ChromaClassifier classifier : ChromaClassifier.ALGORITHM_1) {
      word = word << 2 | classifier.classify(rows, oldest);
    }
    if (count == words.length) {
      words = Arrays.copyOf(words, 2 * count);
    }
    words[count++] = word;
  }
}
