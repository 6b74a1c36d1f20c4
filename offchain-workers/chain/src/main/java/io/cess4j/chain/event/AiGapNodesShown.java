package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.util.List;

/**
 * A demand was answered with the nodes below. Values as in the event NodesShown of {@code
 * IAiGapDemands}.
 */
public record AiGapNodesShown(EventPosition at, Bytes32 demand, Address by, List<Bytes32> nodes)
    implements AiGapEvent {
  /** Copies the list. */
  public AiGapNodesShown {
    nodes = List.copyOf(nodes);
  }
}
