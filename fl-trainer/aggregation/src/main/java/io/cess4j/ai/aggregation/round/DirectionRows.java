package io.cess4j.ai.aggregation.round;

import io.cess4j.ai.aggregation.rule.Columns;
import io.cess4j.ai.aggregation.rule.SortingNetwork;
import io.cess4j.ai.aggregation.vector.Chunks;
import java.util.Arrays;

/** Steps 3 and 4 of the rule on one chunk: mixes neighbours and takes the trimmed mean. */
final class DirectionRows {
  private final ClippedRows rows;
  private final Selection selection;
  private final int f;
  private final int kept;
  private final int[][] mixed;
  private final SortingNetwork network;

  DirectionRows(Round round, Selection selection) {
    this.rows = new ClippedRows(round, selection.norms());
    this.selection = selection;
    this.f = round.parameters().f();
    this.kept = Integer.bitCount(selection.kept());
    this.mixed = new int[kept][Chunks.COMPONENTS];
    this.network = new SortingNetwork(kept);
  }

  /** Computes t_j of a chunk into the start of {@code target}; returns how many there are. */
  int direction(int chunk, int[] target) {
    int used = rows.load(chunk);
    int row = 0;
    for (int neighbours : selection.neighbours()) {
      if (neighbours != 0) {
        mix(neighbours, used, mixed[row++]);
      }
    }
    network.sort(mixed, used);
    Columns.trimmedMean(mixed, kept, f, used, target);
    return used;
  }

  private void mix(int neighbours, int used, int[] target) {
    Arrays.fill(target, 0);
    for (int bits = neighbours; bits != 0; bits &= bits - 1) {
      Columns.add(rows.row(Integer.numberOfTrailingZeros(bits)), used, target);
    }
    Columns.divide(target, used, kept - f);
  }
}
