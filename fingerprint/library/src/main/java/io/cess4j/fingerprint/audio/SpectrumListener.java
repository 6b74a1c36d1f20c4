package io.cess4j.fingerprint.audio;

/** Listens to a sound frame by frame. */
@FunctionalInterface
interface SpectrumListener {
  /**
   * One frame. The arrays are used again for the next one.
   *
   * @param power its spectrum, see {@link FixedFourier#power}
   * @param samples that hold the frame
   * @param start where in them its {@link FixedFourier#SIZE} samples begin
   */
  void frame(long[] power, short[] samples, int start);
}
