package io.cess4j.fingerprint.training;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.ejml.data.DMatrixRMaj;

/** The format that {@link io.cess4j.fingerprint.code.Whitening} reads. */
final class WhiteningFile {
  private static final int MAGIC = 0x43574831;

  /** Standard deviation that a result has over the training set. */
  private static final double DEVIATION = 1 << 14;

  private WhiteningFile() {}

  /**
   * @param table one row a result, scaled so that the results have variance 1
   */
  static void write(OutputStream stream, Covariance works, DMatrixRMaj table) throws IOException {
    DataOutputStream out = new DataOutputStream(stream);
    out.writeInt(MAGIC);
    out.writeInt(table.getNumCols());
    for (int i = 0; i < table.getNumCols(); i++) {
      out.writeInt((int) Math.round(works.mean(i)));
    }
    for (int row = 0; row < table.getNumRows(); row++) {
      writeRow(out, table, row);
    }
    out.flush();
  }

  /** Weights as large as a byte holds, and the power of two that brings the result back. */
  private static void writeRow(DataOutputStream out, DMatrixRMaj table, int row)
      throws IOException {
    double largest = 1e-9;
    for (int i = 0; i < table.getNumCols(); i++) {
      largest = Math.max(largest, Math.abs(table.get(row, i)) * DEVIATION);
    }
    int shift = (int) Math.ceil(Math.log(largest / 127) / Math.log(2));
    out.writeByte(shift);
    for (int i = 0; i < table.getNumCols(); i++) {
      out.writeByte((int) Math.round(table.get(row, i) * DEVIATION / Math.pow(2, shift)));
    }
  }
}
