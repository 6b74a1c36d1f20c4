package io.cess4j.fingerprint.training;

import java.io.IOException;
import java.io.OutputStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Whitening that keeps the 256 directions in which copies of a work differ least, measured by how
 * much strangers differ (linear discriminant analysis with each work as a class of its own): over
 * the works the results have one variance and no correlation, and of all such results these change
 * least under the distortions that the trainer showed.
 */
public final class SteadyWhitening {
  private static final int RESULTS = 256;

  private final int features;
  private final Covariance works;
  private final Covariance changes;

  public SteadyWhitening(int features) {
    this.features = features;
    this.works = new Covariance(features);
    this.changes = new Covariance(features);
  }

  /** Adds a work as it is. */
  public void addWork(int[] original) {
    addWork(original, 1);
  }

  /** Adds a work that counts as much as {@code share} others. */
  public void addWork(int[] original, double share) {
    works.add(doubles(original), share);
  }

  /** Adds what a distortion did to a work. */
  public void addCopy(int[] original, int[] copy) {
    addCopy(original, copy, 1);
  }

  /** Adds what a distortion did to a work, and counts it as much as {@code share} others. */
  public void addCopy(int[] original, int[] copy, double share) {
    double[] change = new double[features];
    for (int i = 0; i < features; i++) {
      change[i] = copy[i] - original[i];
    }
    changes.add(change, share);
  }

  /** How many works were added. */
  public long works() {
    return works.count();
  }

  /** How many copies were added. */
  public long copies() {
    return changes.count();
  }

  /**
   * Writes the table.
   *
   * @param floor share of the mean variance of all principal components below which a component is
   *     taken for noise and left out
   */
  public void write(OutputStream stream, double floor) throws IOException {
    Eigenvectors principal = Eigenvectors.of(works.matrix());
    DMatrixRMaj white = white(principal, floor);
    DMatrixRMaj noise = new DMatrixRMaj(white.getNumRows(), white.getNumRows());
    DMatrixRMaj half = new DMatrixRMaj(white.getNumRows(), features);
    CommonOps_DDRM.mult(white, changes.moments(), half);
    CommonOps_DDRM.multTransB(half, white, noise);
    Eigenvectors steady = Eigenvectors.of(noise);
    int rows = white.getNumRows();
    DMatrixRMaj least = CommonOps_DDRM.extract(steady.vectors(), rows - RESULTS, rows, 0, rows);
    DMatrixRMaj table = new DMatrixRMaj(RESULTS, features);
    CommonOps_DDRM.mult(least, white, table);
    WhiteningFile.write(stream, works, table);
  }

  /** Principal components scaled to variance 1, as far as they are more than noise. */
  private DMatrixRMaj white(Eigenvectors principal, double floor) {
    double mean = 0;
    for (double value : principal.values()) {
      mean += value / features;
    }
    int rows = 0;
    while (rows < features && principal.values()[rows] > floor * mean) {
      rows++;
    }
    if (rows < RESULTS) {
      throw new IllegalStateException(
          rows + " of " + features + " components are more than noise: " + RESULTS + " are needed");
    }
    DMatrixRMaj white = CommonOps_DDRM.extract(principal.vectors(), 0, rows, 0, features);
    for (int row = 0; row < rows; row++) {
      double scale = 1 / Math.sqrt(principal.values()[row]);
      for (int i = 0; i < features; i++) {
        white.set(row, i, white.get(row, i) * scale);
      }
    }
    return white;
  }

  private static double[] doubles(int[] values) {
    double[] doubles = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      doubles[i] = values[i];
    }
    return doubles;
  }
}
