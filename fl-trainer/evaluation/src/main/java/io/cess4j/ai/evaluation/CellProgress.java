package io.cess4j.ai.evaluation;

/** Hears how far a table is; from several threads. */
public interface CellProgress {
  /** A round of a cell that is being measured has ended. */
  void round(Cell cell);

  /**
   * A cell is finished.
   *
   * @param before whether the file already had it
   */
  void finished(CellResult result, boolean before);
}
