package io.cess4j.ai.worker.play;

import io.cess4j.ai.aggregation.round.OutcomeTree;
import io.cess4j.ai.aggregation.round.RoundComputation;
import io.cess4j.ai.aggregation.round.Schedule;
import io.cess4j.ai.aggregation.round.VectorTrees;
import io.cess4j.ai.aggregation.tree.HashTree;
import io.cess4j.chain.contract.AiGapTree;
import io.cess4j.protocol.Hash256;
import java.util.ArrayList;
import java.util.List;

/** Places in the trees of a round, as a demander names them. */
final class TreeOf {
  private TreeOf() {}

  static Hash256 node(AiGapTree tree, int seat, RoundComputation round, int level, int index) {
    HashTree found = tree(tree, seat, round);
    return found.node(found.depth() - level, index);
  }

  static List<Hash256> siblings(
      AiGapTree tree, int seat, RoundComputation round, int level, int index) {
    HashTree found = tree(tree, seat, round);
    List<Hash256> siblings = new ArrayList<>();
    for (int up = 0; up < level; up++) {
      siblings.add(found.node(found.depth() - level + up, index >>> up ^ 1));
    }
    return siblings;
  }

  private static HashTree tree(AiGapTree tree, int seat, RoundComputation round) {
    return tree == AiGapTree.UPDATE
        ? VectorTrees.of(round.round().updates().get(seat).update(), Schedule.threads(1))
        : round.tree(OutcomeTree.valueOf(tree.name()));
  }
}
