package io.cess4j.chain.contract;

/** Whether a miner must prove in a window, as IAuditRounds.Duty. */
public enum Duty {
  /** Not due in this window. */
  NONE,
  /** The day's audit. */
  DUE,
  /** Due again. */
  REPEAT
}
