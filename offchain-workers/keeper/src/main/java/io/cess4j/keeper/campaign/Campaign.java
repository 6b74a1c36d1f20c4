package io.cess4j.keeper.campaign;

import java.util.List;

/**
 * What anybody may do for the network from time to time.
 *
 * @param name as in metrics and the job repository
 * @param cadence how often
 * @param prepare called before each run
 * @param walks in order
 */
public record Campaign(String name, Cadence cadence, Runnable prepare, List<Walk> walks) {
  /** Copies the walks. */
  public Campaign {
    walks = List.copyOf(walks);
  }

  /** One that needs no preparation. */
  public Campaign(String name, Cadence cadence, List<Walk> walks) {
    this(name, cadence, () -> {}, walks);
  }
}
