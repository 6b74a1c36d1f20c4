package io.cess4j.fingerprint.audio;

/**
 * What is kept of a frame until the stretches that it lies in are described.
 *
 * @param bands see {@link LogBands#of}
 * @param contrast by how much each band stands out of the half octave around it, 0 where it does
 *     not: neither loudness nor an equaliser changes it much
 * @param energy logarithm of the whole, to base 2 with 10 bits of fraction
 * @param zeroCrossings of the samples
 * @param centroid mean position of the energy, in FFT bins
 * @param rollOff below which FFT bin 85 % of the energy lie
 */
record SoundFrame(
    int[] bands, int[] contrast, int energy, int zeroCrossings, int centroid, int rollOff) {
  private static final int NEIGHBOURS = LogBands.PER_OCTAVE / 4;
  private static final int POWER_BITS = 16;

  static SoundFrame of(long[] power, short[] samples, int start) {
    int[] bands = LogBands.of(power);
    int crossings = 0;
    for (int i = 1; i < FixedFourier.SIZE; i++) {
      crossings += (samples[start + i - 1] < 0) != (samples[start + i] < 0) ? 1 : 0;
    }
    long total = 0;
    long moment = 0;
    for (int i = 1; i < power.length; i++) {
      long value = power[i] >> POWER_BITS;
      total += value;
      moment += value / FixedFourier.SIZE * i;
    }
    long share = 0;
    int rollOff = 0;
    while (rollOff < power.length - 1 && share < total / 100 * 85) {
      share += power[++rollOff] >> POWER_BITS;
    }
    int centroid = (int) (moment / Math.max(1, total / FixedFourier.SIZE));
    return new SoundFrame(
        bands, contrast(bands), IntegerRoot.log2(total), crossings, centroid, rollOff);
  }

  private static int[] contrast(int[] bands) {
    int[] contrast = new int[bands.length];
    int[] sums = new int[bands.length + 1];
    for (int i = 0; i < bands.length; i++) {
      sums[i + 1] = sums[i] + bands[i];
    }
    for (int i = 0; i < bands.length; i++) {
      int from = Math.max(0, i - NEIGHBOURS);
      int to = Math.min(bands.length, i + NEIGHBOURS + 1);
      contrast[i] = Math.max(0, bands[i] - (sums[to] - sums[from]) / (to - from));
    }
    return contrast;
  }
}
