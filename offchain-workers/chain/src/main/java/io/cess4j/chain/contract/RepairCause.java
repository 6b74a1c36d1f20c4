package io.cess4j.chain.contract;

/** Why a slot is repaired, as IRepair.Cause. */
public enum RepairCause {
  /** Its miner reported the loss. */
  LOSS,
  /** Its miner missed too many days. */
  EXPULSION,
  /** Its miner leaves, and holds it until another one has taken over. */
  EXIT,
  /** Its miner has been absent for days, and holds it until another one has taken over. */
  ABSENCE
}
