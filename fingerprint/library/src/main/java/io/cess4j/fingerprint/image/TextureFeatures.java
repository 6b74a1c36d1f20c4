package io.cess4j.fingerprint.image;

/**
 * Texture: where there is detail at three scales (strength of the Laplacian in 4 x 4 parts), and
 * which of ten rotation-invariant local patterns are how frequent at two scales (Ojala et al. 2002,
 * LBP riu2).
 */
final class TextureFeatures implements FeatureGroup {
  private static final int GRID = 4;
  private static final int SCALES = 3;
  private static final int PATTERNS = 10;
  private static final int PATTERN_SCALES = 2;

  /** A neighbour counts as brighter from one step of 256 on. */
  private static final int BRIGHTER = SmallPicture.STEPS;

  @Override
  public int size() {
    return SCALES * GRID * GRID + PATTERN_SCALES * PATTERNS;
  }

  @Override
  public void write(Patch patch, int[] features, int at) {
    int[] plane = patch.luma();
    int side = Patch.SIDE;
    int next = at;
    for (int scale = 0; scale < SCALES; scale++) {
      next = detail(plane, side).write(features, next, SmallPicture.STEPS / 2L * side * side);
      if (scale < PATTERN_SCALES) {
        next = patterns(plane, side).write(features, next, 0);
      }
      plane = Planes.shrunk(plane, side, 2);
      side /= 2;
    }
  }

  private static Histogram detail(int[] plane, int side) {
    Histogram histogram = new Histogram(GRID * GRID);
    int cell = side / GRID;
    for (int y = 1; y < side - 1; y++) {
      for (int x = 1; x < side - 1; x++) {
        int i = y * side + x;
        int laplacian =
            4 * plane[i] - plane[i - 1] - plane[i + 1] - plane[i - side] - plane[i + side];
        histogram.add(y / cell * GRID + x / cell, Math.abs(laplacian));
      }
    }
    return histogram;
  }

  private static Histogram patterns(int[] plane, int side) {
    Histogram histogram = new Histogram(PATTERNS);
    int[] around = {-side - 1, -side, -side + 1, 1, side + 1, side, side - 1, -1};
    for (int y = 1; y < side - 1; y++) {
      for (int x = 1; x < side - 1; x++) {
        int i = y * side + x;
        int bits = 0;
        for (int neighbour : around) {
          bits = bits << 1 | (plane[i + neighbour] >= plane[i] + BRIGHTER ? 1 : 0);
        }
        histogram.add(pattern(bits), 1);
      }
    }
    return histogram;
  }

  /** The number of brighter neighbours where they lie together, else the last pattern. */
  private static int pattern(int bits) {
    int turned = bits >> 1 | (bits & 1) << 7;
    return Integer.bitCount(bits ^ turned) > 2 ? PATTERNS - 1 : Integer.bitCount(bits);
  }
}
