package io.cess4j.ai.worker;

/**
 * Where a participant's updates come from: from its own training, unless a bean of this type says
 * otherwise, as those of hostile participants in tests do.
 */
@FunctionalInterface
public interface UpdateSource {
  /**
   * @param training what an honest participant does
   */
  UpdateMaker of(UpdateMaker training);
}
