package io.cess4j.fingerprint.image;

/**
 * Colour: how the two opponent colours are laid out (the lowest 6 x 6 frequencies of each, as in
 * MPEG-7's colour layout descriptor), and how much of the colour points to each of 12 hues.
 */
final class ColourFeatures implements FeatureGroup {
  private static final int CELLS = 16;
  private static final int FREQUENCIES = 6;
  private static final int HUES = 12;

  /** Colour below two steps of 256 in the mean is the noise of a grey picture. */
  private static final long FLOOR = 2L * SmallPicture.STEPS * CELLS * CELLS;

  private final Cosines cosines = new Cosines(CELLS, FREQUENCIES);
  private final Directions hues = new Directions(HUES, false);

  @Override
  public int size() {
    return 2 * FREQUENCIES * FREQUENCIES + HUES;
  }

  @Override
  public void write(Patch patch, int[] features, int at) {
    int[] redGreen = Planes.shrunk(patch.redGreen(), Patch.SIDE, Patch.SIDE / CELLS);
    int[] blueYellow = Planes.shrunk(patch.blueYellow(), Patch.SIDE, Patch.SIDE / CELLS);
    int next = layout(redGreen, features, at);
    next = layout(blueYellow, features, next);
    Histogram histogram = new Histogram(HUES);
    for (int i = 0; i < redGreen.length; i++) {
      long x = redGreen[i];
      long y = blueYellow[i];
      histogram.add(hues.sector(redGreen[i], blueYellow[i]), Integers.root(x * x + y * y));
    }
    histogram.write(features, next, FLOOR);
  }

  private int layout(int[] plane, int[] features, int at) {
    for (long coefficient : cosines.transform(plane)) {
      features[at++] = Integers.signedRoot(coefficient << 4);
    }
    return at;
  }
}
