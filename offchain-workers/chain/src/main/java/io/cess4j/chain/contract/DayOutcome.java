package io.cess4j.chain.contract;

import java.util.Locale;

/** What became of a miner's protocol day, as IAuditRounds.DayOutcome. */
public enum DayOutcome {
  /** Off duty, excused, or not over and nothing sent. */
  NONE,
  /** Proven, and so were its repeats. */
  ACCEPTED,
  /** The miner sent an answer that does not verify. */
  WRONG,
  /** The miner sent its answer after the window had closed. */
  LATE,
  /** The miner sent nothing that counts. */
  OFFLINE,
  /** The miner showed that too little of its bucket is alive to be sampled. */
  DELETED;

  /** As people read it: {@code Accepted}. */
  public String word() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
  }
}
