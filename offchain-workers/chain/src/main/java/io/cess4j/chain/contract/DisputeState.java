package io.cess4j.chain.contract;

/** Where a dispute stands, as IRightsDisputes.State. */
public enum DisputeState {
  /** There is none. */
  NONE,
  /** It waits for the beat that draws a worker. */
  OPEN,
  /** It waits for the holder's answer. */
  DRAWN,
  /** It waits for the worker's verdict. */
  ANSWERED
}
