package io.cess4j.ai.worker.journal;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.AiGapOutcome;

/** What was decided and must be on disk before anybody learns of it. */
public sealed interface JournalEntry {
  /** Number of the round. */
  int round();

  /**
   * The one update that may be signed in a round.
   *
   * @param root of the vector on disk
   */
  record Trained(int round, Bytes32 root) implements JournalEntry {}

  /**
   * It is stored, and this is what will be committed to.
   *
   * @param fid of the container
   * @param salt of the commitment
   */
  record Stored(int round, Bytes32 root, Bytes32 fid, Bytes32 salt) implements JournalEntry {}

  /**
   * The outcome that was computed, and what will be committed to.
   *
   * @param salt of the commitment
   */
  record Voted(int round, AiGapOutcome outcome, Bytes32 salt) implements JournalEntry {}

  /**
   * The model that the task ended with is handed over.
   *
   * @param round the last one
   * @param fid of the container
   */
  record Published(int round, Bytes32 fid) implements JournalEntry {}
}
