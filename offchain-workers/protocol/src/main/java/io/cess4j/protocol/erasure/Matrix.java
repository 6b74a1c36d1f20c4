package io.cess4j.protocol.erasure;

import io.cess4j.protocol.layout.CodeParameters;

/** Matrices over GF(2^8) as rows of bytes. */
final class Matrix {

  private Matrix() {}

  /**
   * The n x k generator: identity, then rows inv(i ^ j) for k <= i < n, as ISA-L's
   * gf_gen_cauchy1_matrix. Every square part of a Cauchy matrix is invertible, so any k rows are.
   */
  static byte[][] generator(CodeParameters code) {
    byte[][] rows = new byte[code.n()][code.k()];
    for (int i = 0; i < code.n(); i++) {
      for (int j = 0; j < code.k(); j++) {
        rows[i][j] = (byte) (i < code.k() ? (i == j ? 1 : 0) : GaloisField.inverse(i ^ j));
      }
    }
    return rows;
  }

  /** Inverse by Gauss and Jordan; the argument is left as it is. */
  static byte[][] invert(byte[][] matrix) {
    int size = matrix.length;
    byte[][] work = new byte[size][2 * size];
    for (int i = 0; i < size; i++) {
      System.arraycopy(matrix[i], 0, work[i], 0, size);
      work[i][size + i] = 1;
    }
    for (int column = 0; column < size; column++) {
      swapPivotIn(work, column);
      scale(work[column], GaloisField.inverse(work[column][column] & 0xff));
      for (int row = 0; row < size; row++) {
        if (row != column) {
          addMultiple(work[row], work[column], work[row][column] & 0xff);
        }
      }
    }
    byte[][] inverse = new byte[size][size];
    for (int i = 0; i < size; i++) {
      System.arraycopy(work[i], size, inverse[i], 0, size);
    }
    return inverse;
  }

  static byte[][] multiply(byte[][] left, byte[][] right) {
    byte[][] product = new byte[left.length][right[0].length];
    for (int i = 0; i < left.length; i++) {
      for (int j = 0; j < right.length; j++) {
        addMultiple(product[i], right[j], left[i][j] & 0xff);
      }
    }
    return product;
  }

  private static void swapPivotIn(byte[][] work, int column) {
    int row = column;
    while (row < work.length && work[row][column] == 0) {
      row++;
    }
    if (row == work.length) {
      throw new ArithmeticException("matrix is singular");
    }
    byte[] pivot = work[row];
    work[row] = work[column];
    work[column] = pivot;
  }

  private static void scale(byte[] row, int factor) {
    for (int i = 0; i < row.length; i++) {
      row[i] = (byte) GaloisField.multiply(row[i] & 0xff, factor);
    }
  }

  private static void addMultiple(byte[] row, byte[] other, int factor) {
    for (int i = 0; i < row.length; i++) {
      row[i] ^= (byte) GaloisField.multiply(other[i] & 0xff, factor);
    }
  }
}
