package io.cess4j.fingerprint.training;

import org.ejml.data.DMatrixRMaj;

/** Mean and covariance of vectors that are given one after another. */
final class Covariance {
  private final int size;
  private final double[] sums;
  private final double[][] products;
  private double weight;
  private long count;

  Covariance(int size) {
    this.size = size;
    this.sums = new double[size];
    this.products = new double[size][size];
  }

  void add(double[] vector) {
    add(vector, 1);
  }

  /** Counts a vector as much as {@code share} others. */
  void add(double[] vector, double share) {
    count++;
    weight += share;
    for (int i = 0; i < size; i++) {
      double value = vector[i] * share;
      sums[i] += value;
      if (value != 0) {
        double[] row = products[i];
        for (int j = i; j < size; j++) {
          row[j] += value * vector[j];
        }
      }
    }
  }

  long count() {
    return count;
  }

  double mean(int index) {
    return sums[index] / weight;
  }

  /** Around the mean. */
  DMatrixRMaj matrix() {
    return matrix(true);
  }

  /** Around 0: for differences, whose mean is an error too. */
  DMatrixRMaj moments() {
    return matrix(false);
  }

  private DMatrixRMaj matrix(boolean centred) {
    DMatrixRMaj matrix = new DMatrixRMaj(size, size);
    for (int i = 0; i < size; i++) {
      for (int j = i; j < size; j++) {
        double value = products[i][j] / weight - (centred ? mean(i) * mean(j) : 0);
        matrix.set(i, j, value);
        matrix.set(j, i, value);
      }
    }
    return matrix;
  }
}
