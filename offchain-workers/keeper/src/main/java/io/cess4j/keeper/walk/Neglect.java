package io.cess4j.keeper.walk;

import io.cess4j.chain.contract.MinerState;
import io.cess4j.chain.contract.Parameter;

/** Whose books others are paid to keep (IUpkeep, ADR 0022). */
final class Neglect {
  private final View view;

  Neglect(View view) {
    this.view = view;
  }

  /** One that leaves, was expelled, or is absent. */
  boolean isNeglected(long miner) {
    MinerState state = view.network().miners().standing(miner).state();
    return switch (state) {
      case EXITING, EXPELLED -> true;
      case NONE, EXITED -> false;
      case ACTIVE, DRAINING -> isAbsent(miner);
    };
  }

  /** One that has missed so many settled days in a row that others may repair its slots. */
  boolean isAbsent(long miner) {
    return view.network().auditRounds().misses(miner).consecutive()
        >= view.network().parameters().get(Parameter.REPAIR_MISSES).longValueExact();
  }
}
