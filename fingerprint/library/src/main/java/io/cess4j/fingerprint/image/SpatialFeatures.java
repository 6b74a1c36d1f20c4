package io.cess4j.fingerprint.image;

/**
 * Layout: the 20 x 20 lowest frequencies of the luma without the mean. Natural pictures lose
 * amplitude in proportion to the frequency, so each is raised by its own; all are divided by their
 * common size, which takes the contrast out.
 */
final class SpatialFeatures implements FeatureGroup {
  private static final int FREQUENCIES = 20;

  /** Below this root mean square nothing but noise is left to be raised. */
  private static final int FLOOR = 64;

  private final Cosines cosines = new Cosines(Patch.SIDE, FREQUENCIES);

  @Override
  public int size() {
    return FREQUENCIES * FREQUENCIES - 1;
  }

  @Override
  public void write(Patch patch, int[] features, int at) {
    long[] coefficients = cosines.transform(patch.luma());
    long squares = 0;
    for (int i = 1; i < coefficients.length; i++) {
      coefficients[i] *= 1 + i / FREQUENCIES + i % FREQUENCIES;
      squares += coefficients[i] * coefficients[i];
    }
    long size = Integers.root(squares / size()) + FLOOR;
    for (int i = 1; i < coefficients.length; i++) {
      features[at++] = Integers.signedRoot((coefficients[i] << 16) / size);
    }
  }
}
