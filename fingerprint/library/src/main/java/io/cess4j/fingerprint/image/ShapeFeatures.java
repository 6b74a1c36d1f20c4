package io.cess4j.fingerprint.image;

/**
 * Shape: how the edges run in each of 4 x 4 parts, by 8 directions (Dalal and Triggs 2005). Edges
 * are weighted by their strength; all parts share one whole, so that it also shows where edges are.
 */
final class ShapeFeatures implements FeatureGroup {
  private static final int GRID = 4;
  private static final int DIRECTIONS = 8;

  /** Gradients of half a step of 256 in the mean are noise. */
  private static final long FLOOR = SmallPicture.STEPS / 2L * Patch.SIDE * Patch.SIDE;

  private final Directions directions = new Directions(DIRECTIONS, true);

  @Override
  public int size() {
    return GRID * GRID * DIRECTIONS;
  }

  @Override
  public void write(Patch patch, int[] features, int at) {
    int[] luma = patch.luma();
    Histogram histogram = new Histogram(size());
    int cell = Patch.SIDE / GRID;
    for (int y = 1; y < Patch.SIDE - 1; y++) {
      for (int x = 1; x < Patch.SIDE - 1; x++) {
        int i = y * Patch.SIDE + x;
        int right = luma[i + 1] - luma[i - 1];
        int down = luma[i + Patch.SIDE] - luma[i - Patch.SIDE];
        long strength = Integers.root((long) right * right + (long) down * down);
        int part = y / cell * GRID + x / cell;
        histogram.add(part * DIRECTIONS + directions.sector(right, down), strength);
      }
    }
    histogram.write(features, at, FLOOR);
  }
}
