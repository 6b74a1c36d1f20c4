package io.cess4j.sdk.ai;

import io.cess4j.chain.Bytes32;

/** Stores a creator's model, as its certificate needs it. */
public interface ModelStore {
  /**
   * What a claim says of the stored file.
   *
   * @param deal the file's first
   * @param keyCommitment to the file's data key
   */
  record Stored(Bytes32 fid, long deal, Bytes32 keyCommitment) {}

  /**
   * The model's file of an earlier call where one is stored, otherwise a new one.
   *
   * @param endedAt block in which the task ended; no older file holds its model
   */
  Stored store(TaskModel model, long endedAt);
}
