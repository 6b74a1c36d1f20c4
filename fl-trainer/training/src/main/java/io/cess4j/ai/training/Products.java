package io.cess4j.ai.training;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Products of matrices, of which one or two rows of eight stay in registers. A lane belongs to one
 * result, and every result is summed in the order of k by fused multiply-add, which Java defines to
 * the bit: the width of the machine's vectors changes the speed and nothing else.
 */
final class Products {
  /** Rows are padded to this many floats: as wide as the widest vector that is used. */
  static final int LANES = 16;

  private static final VectorSpecies<Float> SPECIES =
      FloatVector.SPECIES_PREFERRED.length() > LANES
          ? FloatVector.SPECIES_512
          : FloatVector.SPECIES_PREFERRED;
  private static final int WIDTH = SPECIES.length();

  private Products() {}

  static int padded(int count) {
    return (count + LANES - 1) / LANES * LANES;
  }

  /**
   * Adds to c(r, j) the sum over k of a(r, k) b(k, j) for rows r, depth k and columns j; a(r, k)
   * lies at {@code from + r * stepRow + k * stepDepth}.
   *
   * @param columns of b and c, a multiple of {@link #LANES}; both are row-major and dense
   */
  static void add(
      float[] c,
      int rows,
      int columns,
      float[] a,
      int from,
      int stepRow,
      int stepDepth,
      int depth,
      float[] b) {
    int r = 0;
    for (; r + 8 <= rows; r += 8) {
      for (int j = 0; j < columns; j += WIDTH) {
        eight(c, r * columns + j, columns, a, from + r * stepRow, stepRow, stepDepth, depth, b, j);
      }
    }
    for (; r < rows; r++) {
      for (int j = 0; j < columns; j += WIDTH) {
        one(c, r * columns + j, columns, a, from + r * stepRow, stepDepth, depth, b, j);
      }
    }
  }

  private static void eight(
      float[] c,
      int at,
      int columns,
      float[] a,
      int from,
      int stepRow,
      int stepDepth,
      int depth,
      float[] b,
      int j) {
    FloatVector s0 = FloatVector.fromArray(SPECIES, c, at);
    FloatVector s1 = FloatVector.fromArray(SPECIES, c, at + columns);
    FloatVector s2 = FloatVector.fromArray(SPECIES, c, at + 2 * columns);
    FloatVector s3 = FloatVector.fromArray(SPECIES, c, at + 3 * columns);
    FloatVector s4 = FloatVector.fromArray(SPECIES, c, at + 4 * columns);
    FloatVector s5 = FloatVector.fromArray(SPECIES, c, at + 5 * columns);
    FloatVector s6 = FloatVector.fromArray(SPECIES, c, at + 6 * columns);
    FloatVector s7 = FloatVector.fromArray(SPECIES, c, at + 7 * columns);
    for (int k = 0; k < depth; k++) {
      FloatVector row = FloatVector.fromArray(SPECIES, b, k * columns + j);
      int x = from + k * stepDepth;
      s0 = row.fma(FloatVector.broadcast(SPECIES, a[x]), s0);
      s1 = row.fma(FloatVector.broadcast(SPECIES, a[x + stepRow]), s1);
      s2 = row.fma(FloatVector.broadcast(SPECIES, a[x + 2 * stepRow]), s2);
      s3 = row.fma(FloatVector.broadcast(SPECIES, a[x + 3 * stepRow]), s3);
      s4 = row.fma(FloatVector.broadcast(SPECIES, a[x + 4 * stepRow]), s4);
      s5 = row.fma(FloatVector.broadcast(SPECIES, a[x + 5 * stepRow]), s5);
      s6 = row.fma(FloatVector.broadcast(SPECIES, a[x + 6 * stepRow]), s6);
      s7 = row.fma(FloatVector.broadcast(SPECIES, a[x + 7 * stepRow]), s7);
    }
    s0.intoArray(c, at);
    s1.intoArray(c, at + columns);
    s2.intoArray(c, at + 2 * columns);
    s3.intoArray(c, at + 3 * columns);
    s4.intoArray(c, at + 4 * columns);
    s5.intoArray(c, at + 5 * columns);
    s6.intoArray(c, at + 6 * columns);
    s7.intoArray(c, at + 7 * columns);
  }

  private static void one(
      float[] c,
      int at,
      int columns,
      float[] a,
      int from,
      int stepDepth,
      int depth,
      float[] b,
      int j) {
    FloatVector sum = FloatVector.fromArray(SPECIES, c, at);
    for (int k = 0; k < depth; k++) {
      FloatVector row = FloatVector.fromArray(SPECIES, b, k * columns + j);
      sum = row.fma(FloatVector.broadcast(SPECIES, a[from + k * stepDepth]), sum);
    }
    sum.intoArray(c, at);
  }
}
