package io.cess4j.chain.contract;

/** Where a storage miner stands, as IMinerRegistry.MinerState. */
public enum MinerState {
  /** No such miner. */
  NONE,
  /** Drawn and audited. */
  ACTIVE,
  /** Takes no new deals; audited and paid as before. */
  DRAINING,
  /** Hands its data over. */
  EXITING,
  /** Missed too many days: what it holds counts as lost. */
  EXPELLED,
  /** Gone. */
  EXITED
}
