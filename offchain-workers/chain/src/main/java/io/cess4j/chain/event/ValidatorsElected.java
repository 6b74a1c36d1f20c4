package io.cess4j.chain.event;

import java.util.List;

/** An election was concluded: its winners, best first, are the validators now. */
public record ValidatorsElected(EventPosition at, long era, List<Long> nodes)
    implements ContractEvent {
  public ValidatorsElected {
    nodes = List.copyOf(nodes);
  }
}
