package io.cess4j.chain.event;

import java.util.List;

/** A miner closed dead ranges of a bucket; holdings keep their numbers. As in {@code IDeals}. */
public record HoldingsFilled(
    EventPosition at, long miner, int group, List<Long> holes, List<Long> movers, long end)
    implements ContractEvent {
  /** Copies the lists. */
  public HoldingsFilled {
    holes = List.copyOf(holes);
    movers = List.copyOf(movers);
  }
}
