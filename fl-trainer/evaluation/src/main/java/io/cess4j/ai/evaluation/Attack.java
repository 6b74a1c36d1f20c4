package io.cess4j.ai.evaluation;

import io.cess4j.ai.data.DataSet;

/**
 * What colluding participants do. They know every honest update of the round before they send
 * theirs, which commit and reveal deny them on chain: what holds here holds there. One object per
 * cell, since some remember earlier rounds.
 */
public sealed interface Attack {
  /** Nobody attacks; all seats are honest. */
  record None() implements Attack {}

  /** Attackers train as told, on other data. */
  interface OnData {
    DataSet poisoned(DataSet own);
  }

  /** Attackers send what they compute from the honest updates. */
  interface OnUpdates {
    /**
     * @param attacker 0 to attackers - 1
     * @return fixed-point numbers, cut to the bounds of an update by the caller
     */
    double[] forged(Knowledge knowledge, int attacker);
  }

  /**
   * @param boost what the update is multiplied by, as in model replacement
   */
  record Data(OnData change, double boost) implements Attack {}

  record Updates(OnUpdates forger) implements Attack {}
}
