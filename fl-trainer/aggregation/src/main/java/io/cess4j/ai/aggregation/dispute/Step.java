package io.cess4j.ai.aggregation.dispute;

import io.cess4j.ai.aggregation.round.OutcomeTree;
import io.cess4j.protocol.Hash256;
import java.util.List;

/** What a challenger does next about an outcome. */
public sealed interface Step {
  /** The outcome is right. */
  record Agreed() implements Step {}

  /** It includes other seats than the own one: the chain knows which are right, ask it. */
  record OtherSeats(int own, int foreign) implements Step {}

  /**
   * Something is not known yet: ask those who voted for it or, if they do not answer, demand it on
   * chain. Give the answer to {@link Comparison#nodes} or {@link Comparison#record}.
   *
   * @param level below the root; 0 is the root, the tree's depth a leaf
   * @param index within the level
   * @param whole whether the record or chunk of a leaf is asked for, not the nodes below a node
   * @param hash of the node
   * @param siblings from the node up to the root, as many as its level
   */
  record Demand(
      OutcomeTree tree, int level, int index, boolean whole, Hash256 hash, List<Hash256> siblings)
      implements Step {
    public Demand {
      siblings = List.copyOf(siblings);
    }
  }

  /** The outcome is wrong, and this call proves it. */
  record Refuted(Refutation refutation) implements Step {}
}
