package io.cess4j.beats;

import io.cess4j.chain.contract.Beat;

/** What the duty needs of the chain. */
interface BeatChain {
  /** Number of the interval that contains chain time now. */
  long current();

  /** The newest posted beat. */
  Beat latest();

  /** Whether this account is the member of a beat. */
  boolean isOurs(long number);

  /** Posts a proof and waits until it is mined. */
  void post(long number, byte[] proof);
}
