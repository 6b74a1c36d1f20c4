package io.cess4j.ai.aggregation.round;

import io.cess4j.ai.aggregation.rule.Clipping;
import io.cess4j.ai.aggregation.vector.Chunks;

/**
 * The clipped updates (c_ij), one chunk at a time: recomputed where they are needed, so that 32
 * updates of 2^22 components need no second copy.
 */
final class ClippedRows {
  private final Round round;
  private final long median;
  private final long[] norms;
  private final int[][] rows;

  ClippedRows(Round round, Norms norms) {
    this.round = round;
    this.median = norms.median();
    this.norms = norms.values().stream().mapToLong(Long::longValue).toArray();
    this.rows = new int[round.size()][Chunks.COMPONENTS];
  }

  /** Loads a chunk of all updates; returns how many components it has. */
  int load(int chunk) {
    int used = Chunks.used(round.state().model().length(), chunk);
    for (int rank = 0; rank < rows.length; rank++) {
      round.update(rank).copy(chunk * Chunks.COMPONENTS, used, rows[rank], 0);
      if (norms[rank] > median) {
        Clipping.clip(rows[rank], used, norms[rank], median);
      }
    }
    return used;
  }

  int[] row(int rank) {
    return rows[rank];
  }
}
