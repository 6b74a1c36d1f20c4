package io.cess4j.fingerprint.training;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Principal components of the features of many works, scaled to one variance: the table that {@link
 * io.cess4j.fingerprint.code.Whitening} reads. Components of small variance are noise more than
 * content; a floor keeps them from being blown up to the size of the others.
 */
public final class WhiteningTrainer {
  private static final int MAGIC = 0x43574831;
  private static final int RESULTS = 256;

  /** Standard deviation that a result has over the training set, before the floor lowers it. */
  private static final double DEVIATION = 1 << 14;

  private final int features;
  private final double[] sums;
  private final double[][] products;
  private long count;

  public WhiteningTrainer(int features) {
    this.features = features;
    this.sums = new double[features];
    this.products = new double[features][features];
  }

  /** Adds one work. */
  public void add(int[] vector) {
    count++;
    for (int i = 0; i < features; i++) {
      sums[i] += vector[i];
      for (int j = i; j < features; j++) {
        products[i][j] += (double) vector[i] * vector[j];
      }
    }
  }

  /** How many works were added. */
  public long count() {
    return count;
  }

  /**
   * Writes the table.
   *
   * @param floor share of the 256 components' mean variance that is added to each before scaling
   *     (0: full whitening)
   */
  public void write(OutputStream stream, double floor) throws IOException {
    if (features < RESULTS) {
      throw new IllegalArgumentException(
          features + " features do not give " + RESULTS + " components");
    }
    EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(features, true, true);
    if (!eigen.decompose(covariance())) {
      throw new IllegalStateException("The covariance of " + count + " works has no eigenvectors");
    }
    Integer[] order = new Integer[features];
    java.util.Arrays.setAll(order, i -> i);
    java.util.Arrays.sort(
        order,
        (a, b) ->
            Double.compare(eigen.getEigenvalue(b).getReal(), eigen.getEigenvalue(a).getReal()));
    double mean = 0;
    for (int row = 0; row < RESULTS; row++) {
      mean += Math.max(0, eigen.getEigenvalue(order[row]).getReal()) / RESULTS;
    }
    DataOutputStream out = new DataOutputStream(stream);
    out.writeInt(MAGIC);
    out.writeInt(features);
    for (double sum : sums) {
      out.writeInt((int) Math.round(sum / count));
    }
    for (int row = 0; row < RESULTS; row++) {
      double variance = Math.max(0, eigen.getEigenvalue(order[row]).getReal()) + floor * mean;
      writeRow(out, eigen.getEigenVector(order[row]), variance);
    }
    out.flush();
  }

  private DMatrixRMaj covariance() {
    DMatrixRMaj covariance = new DMatrixRMaj(features, features);
    for (int i = 0; i < features; i++) {
      for (int j = i; j < features; j++) {
        double value = products[i][j] / count - sums[i] / count * (sums[j] / count);
        covariance.set(i, j, value);
        covariance.set(j, i, value);
      }
    }
    return covariance;
  }

  /**
   * Weights as large as a byte holds, and the power of two that brings the result back to its
   * deviation.
   */
  private void writeRow(DataOutputStream out, DMatrixRMaj vector, double variance)
      throws IOException {
    double scale = DEVIATION / Math.sqrt(Math.max(variance, 1e-9));
    double largest = 0;
    for (int i = 0; i < features; i++) {
      largest = Math.max(largest, Math.abs(vector.get(i)) * scale);
    }
    int shift = (int) Math.ceil(Math.log(largest / 127) / Math.log(2));
    out.writeByte(shift);
    for (int i = 0; i < features; i++) {
      out.writeByte((int) Math.round(vector.get(i) * scale / Math.pow(2, shift)));
    }
  }
}
