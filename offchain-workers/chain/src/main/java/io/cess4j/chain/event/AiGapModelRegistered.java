package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.util.List;

/**
 * A certificate stands for what a task has trained. Values as in the event ModelRegistered of
 * {@code IAiGapModels}.
 */
public record AiGapModelRegistered(
    EventPosition at,
    long task,
    long certificate,
    Address creator,
    Bytes32 model,
    Bytes32 outcome,
    List<Long> parents)
    implements AiGapEvent {
  /** Copies the list. */
  public AiGapModelRegistered {
    parents = List.copyOf(parents);
  }
}
