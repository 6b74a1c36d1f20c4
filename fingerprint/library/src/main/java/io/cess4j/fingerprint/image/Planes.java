package io.cess4j.fingerprint.image;

/** What several groups do with square planes. */
final class Planes {
  private Planes() {}

  /** Means of squares of {@code factor} x {@code factor}. */
  static int[] shrunk(int[] plane, int side, int factor) {
    int cells = side / factor;
    int[] result = new int[cells * cells];
    for (int y = 0; y < cells * factor; y++) {
      for (int x = 0; x < cells * factor; x++) {
        result[y / factor * cells + x / factor] += plane[y * side + x];
      }
    }
    for (int i = 0; i < result.length; i++) {
      result[i] = Math.floorDiv(result[i], factor * factor);
    }
    return result;
  }
}
