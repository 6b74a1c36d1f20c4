package io.cess4j.fingerprint.training;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Eigenvectors of a symmetric matrix, the largest eigenvalue first.
 *
 * @param values the eigenvalues
 * @param vectors one vector a row
 */
record Eigenvectors(double[] values, DMatrixRMaj vectors) {
  static Eigenvectors of(DMatrixRMaj symmetric) {
    int size = symmetric.getNumRows();
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(size, true, true);
    if (!eigen.decompose(symmetric.copy())) {
      throw new IllegalStateException("The " + size + " x " + size + " matrix did not decompose");
    }
    Integer[] order = new Integer[size];
    Arrays.setAll(order, i -> i);
    Arrays.sort(
        order,
        (a, b) ->
            Double.compare(eigen.getEigenvalue(b).getReal(), eigen.getEigenvalue(a).getReal()));
    double[] values = new double[size];
    DMatrixRMaj vectors = new DMatrixRMaj(size, size);
    for (int row = 0; row < size; row++) {
      values[row] = eigen.getEigenvalue(order[row]).getReal();
      DMatrixRMaj vector = eigen.getEigenVector(order[row]);
      // The sign of an eigenvector is free: fix it, so that a table is reproducible.
      double sign = Math.signum(vector.get(largest(vector)));
      for (int i = 0; i < size; i++) {
        vectors.set(row, i, sign * vector.get(i));
      }
    }
    return new Eigenvectors(values, vectors);
  }

  private static int largest(DMatrixRMaj vector) {
    int largest = 0;
    for (int i = 1; i < vector.getNumElements(); i++) {
      if (Math.abs(vector.get(i)) > Math.abs(vector.get(largest))) {
        largest = i;
      }
    }
    return largest;
  }
}
