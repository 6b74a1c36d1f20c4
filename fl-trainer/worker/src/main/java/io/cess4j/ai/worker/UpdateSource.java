package io.cess4j.ai.worker;

/**
 * Where a participant's updates come from: from its own training or a compute node's, unless
 * another bean of this type says otherwise, as those of hostile participants in tests do.
 */
@FunctionalInterface
public interface UpdateSource {
  /**
   * @param training what a participant does that has no node
   */
  UpdateMaker of(LocalTraining training);
}
