package io.cess4j.ai.aggregation.round;

import io.cess4j.ai.aggregation.rule.Clipping;
import io.cess4j.ai.aggregation.rule.Isqrt;
import java.util.Arrays;
import java.util.List;

/**
 * Norms of the updates and what they are clipped to.
 *
 * @param values N_i = isqrt(S_i), by rank
 * @param median M, the lower one of two
 */
public record Norms(List<Long> values, long median) {
  public Norms {
    values = List.copyOf(values);
  }

  /** From squared norms, at least one. */
  static Norms ofSquares(long[] squares) {
    long[] values = Arrays.stream(squares).map(Isqrt::of).toArray();
    return new Norms(Arrays.stream(values).boxed().toList(), Clipping.median(values));
  }
}
