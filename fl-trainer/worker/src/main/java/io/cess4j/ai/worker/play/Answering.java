package io.cess4j.ai.worker.play;

import io.cess4j.ai.aggregation.round.OutcomeTree;
import io.cess4j.ai.aggregation.round.RoundComputation;
import io.cess4j.ai.aggregation.round.SeatUpdate;
import io.cess4j.ai.aggregation.round.VectorTrees;
import io.cess4j.ai.aggregation.tree.HashTree;
import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.AiGapDemandState;
import io.cess4j.chain.contract.AiGapNode;
import io.cess4j.chain.contract.AiGapTree;
import io.cess4j.chain.event.AiGapDemanded;
import io.cess4j.chain.transaction.Receipt;
import java.util.Optional;

/** CHALLENGE of the own outcome: shows what was demanded, and gets the bond for it. */
final class Answering {
  private final Desk desk;

  Answering(Desk desk) {
    this.desk = desk;
  }

  /** Answers one open demand against an outcome; empty where there is none. */
  Optional<Receipt> answer(Bytes32 outcome, RoundComputation own) {
    for (AiGapDemanded demanded : desk.ai().index().demandsOf(desk.task(), 0)) {
      if (demanded.outcome().equals(outcome)
          && !desk.now().isAfter(demanded.deadline())
          && desk.ai().demands().demandOf(demanded.demand()).state() == AiGapDemandState.OPEN) {
        return Optional.of(show(demanded, own));
      }
    }
    return Optional.empty();
  }

  private Receipt show(AiGapDemanded demanded, RoundComputation own) {
    AiGapNode node = demanded.node();
    HashTree tree = tree(node, own);
    int index = Math.toIntExact(node.index());
    int height = tree.depth() - node.level();
    if (height > 0) {
      return desk.ai()
          .demands()
          .showNodes(desk.sender(), demanded.demand(), Words.words(tree.below(height, index)));
    }
    byte[] record =
        node.tree() == AiGapTree.UPDATE
            ? update(node, own).chunk(index)
            : own.record(outcomeTree(node.tree()), index);
    return desk.ai().demands().showRecord(desk.sender(), demanded.demand(), record);
  }

  private HashTree tree(AiGapNode node, RoundComputation own) {
    return node.tree() == AiGapTree.UPDATE
        ? VectorTrees.of(update(node, own), desk.schedule())
        : own.tree(outcomeTree(node.tree()));
  }

  private static FixedVector update(AiGapNode node, RoundComputation own) {
    return own.round().updates().stream()
        .filter(update -> update.seat() == node.seat())
        .map(SeatUpdate::update)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("seat " + node.seat() + " is not included"));
  }

  private static OutcomeTree outcomeTree(AiGapTree tree) {
    return switch (tree) {
      case NORMS -> OutcomeTree.NORMS;
      case SIMILARITIES -> OutcomeTree.SIMILARITIES;
      case DIRECTION -> OutcomeTree.DIRECTION;
      case VELOCITY -> OutcomeTree.VELOCITY;
      case MODEL -> OutcomeTree.MODEL;
      case UPDATE -> throw new IllegalArgumentException("an update is in no outcome's tree");
    };
  }
}
