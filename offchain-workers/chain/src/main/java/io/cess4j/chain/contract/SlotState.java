package io.cess4j.chain.contract;

/** Where the repair of a slot stands, as IRepair.SlotState. */
public enum SlotState {
  /** No repair. */
  NONE,
  /** Waits for a beat and a draw. */
  OPEN,
  /** Waits for the drawn miner. */
  DRAWN,
  /** The new miner holds it; the bounty waits for its first passed day. */
  FILLED
}
