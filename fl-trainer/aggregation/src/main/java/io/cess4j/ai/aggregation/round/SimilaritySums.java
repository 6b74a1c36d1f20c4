package io.cess4j.ai.aggregation.round;

import io.cess4j.ai.aggregation.rule.Sums;
import io.cess4j.ai.aggregation.vector.Chunks;

/** Products with the last direction (g_i), then squared distances (d_ik, i < k, rows first). */
final class SimilaritySums implements ChunkSums {
  private final Round round;
  private final ClippedRows rows;
  private final int[] direction = new int[Chunks.COMPONENTS];

  SimilaritySums(Round round, Norms norms) {
    this.round = round;
    this.rows = new ClippedRows(round, norms);
  }

  /** Words of a record of m updates. */
  static int words(int updates) {
    return updates + updates * (updates - 1) / 2;
  }

  @Override
  public void add(int chunk, long[] totals) {
    int used = rows.load(chunk);
    round.state().direction().copy(chunk * Chunks.COMPONENTS, used, direction, 0);
    int updates = round.size();
    int word = updates;
    for (int i = 0; i < updates; i++) {
      int[] row = rows.row(i);
      totals[i] += Sums.products(row, direction, used);
      for (int k = i + 1; k < updates; k++) {
        totals[word++] += Sums.squaredDistance(row, rows.row(k), 0, used);
      }
    }
  }
}
