package io.cess4j.fingerprint.training;

import java.io.IOException;
import java.io.OutputStream;
import org.ejml.data.DMatrixRMaj;

/**
 * Principal components of the features of many works, scaled to one variance: the table that {@link
 * io.cess4j.fingerprint.code.Whitening} reads. Components of small variance are noise more than
 * content; a floor keeps them from being blown up to the size of the others.
 */
public final class WhiteningTrainer {
  private static final int RESULTS = 256;

  private final int features;
  private final Covariance works;

  public WhiteningTrainer(int features) {
    this.features = features;
    this.works = new Covariance(features);
  }

  /** Adds one work. */
  public void add(int[] vector) {
    double[] values = new double[features];
    for (int i = 0; i < features; i++) {
      values[i] = vector[i];
    }
    works.add(values);
  }

  /** How many works were added. */
  public long count() {
    return works.count();
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
    Eigenvectors principal = Eigenvectors.of(works.matrix());
    double mean = 0;
    for (int row = 0; row < RESULTS; row++) {
      mean += Math.max(0, principal.values()[row]) / RESULTS;
    }
    DMatrixRMaj table = new DMatrixRMaj(RESULTS, features);
    for (int row = 0; row < RESULTS; row++) {
      double variance = Math.max(0, principal.values()[row]) + floor * mean;
      double scale = 1 / Math.sqrt(Math.max(variance, 1e-9));
      for (int i = 0; i < features; i++) {
        table.set(row, i, principal.vectors().get(row, i) * scale);
      }
    }
    WhiteningFile.write(stream, works, table);
  }
}
