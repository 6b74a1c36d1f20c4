package io.cess4j.miner;

import java.util.OptionalInt;

/** The chain as losses of one miner are told to it. */
interface LossChain {
  /** The protocol day now. */
  long today();

  /** The slot of a deal that this miner holds today; empty where it is over, moved or unknown. */
  OptionalInt slotOf(long deal);

  /** Whether the loss of a slot is reported. */
  boolean reported(long deal, int slot);

  /** Says that a slot is lost. */
  void report(long deal, int slot);

  /** Says that it is back. */
  void withdraw(long deal, int slot);
}
