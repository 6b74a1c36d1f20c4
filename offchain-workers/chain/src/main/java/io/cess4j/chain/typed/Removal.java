package io.cess4j.chain.typed;

import io.cess4j.chain.Bytes32;
import java.time.Instant;

/**
 * The owner's order to end a deal.
 *
 * @param deal deal number
 * @param deadline not accepted after this
 */
public record Removal(long deal, Instant deadline) implements TypedStructure {
  private static final Bytes32 TYPE = Struct.hash("Removal(uint32 deal,uint256 deadline)");

  @Override
  public Bytes32 hash() {
    return new Struct(TYPE).uint(deal).uint(deadline.getEpochSecond()).hash();
  }
}
