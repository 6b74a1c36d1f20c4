package io.cess4j.chain.contract;

/** Where a task stands, as IAiGapRounds.Phase. */
public enum AiGapPhase {
  /** There is no such task. */
  NONE,
  /** Seats are taken. */
  OPEN,
  /** Participants train and commit to an update. */
  COMMIT,
  /** They reveal it. */
  REVEAL,
  /** They say whose update could be fetched and is valid. */
  AVAILABILITY,
  /** The committee computes and commits to a vote. */
  AGGREGATE,
  /** It reveals the vote. */
  VOTE,
  /** The leading outcome may be refuted. */
  CHALLENGE,
  /** All rounds have ended. */
  FINAL,
  /** Too few participants, or two rounds in a row failed. */
  FAILED;

  /** Whether nothing can happen any more. */
  public boolean isOver() {
    return this == FINAL || this == FAILED;
  }
}
