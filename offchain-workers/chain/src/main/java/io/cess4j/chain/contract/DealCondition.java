package io.cess4j.chain.contract;

/**
 * Whether a deal's data is safe, as IRepair.conditionOf.
 *
 * @param state as far as slots tell
 * @param lost bit j is set where slot j is empty, reported lost, or held by an expelled miner
 */
public record DealCondition(State state, long lost) {
  /** As IRepair.Condition. */
  public enum State {
    /** No slot is lost. */
    ACTIVE,
    /** Slots are lost, enough are left. */
    RECOVERY,
    /** Fewer than k are left. */
    LOST
  }
}
