package io.cess4j.ai.aggregation.round;

import io.cess4j.ai.aggregation.rule.Sums;
import io.cess4j.ai.aggregation.vector.Chunks;

/** Squared norms (S_i). */
final class NormSums implements ChunkSums {
  private final Round round;
  private final int[] values = new int[Chunks.COMPONENTS];

  NormSums(Round round) {
    this.round = round;
  }

  @Override
  public void add(int chunk, long[] totals) {
    int used = Chunks.used(round.state().model().length(), chunk);
    for (int rank = 0; rank < round.size(); rank++) {
      round.update(rank).copy(chunk * Chunks.COMPONENTS, used, values, 0);
      totals[rank] += Sums.squares(values, used);
    }
  }
}
