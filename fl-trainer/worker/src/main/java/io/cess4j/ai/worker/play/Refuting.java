package io.cess4j.ai.worker.play;

import io.cess4j.ai.aggregation.dispute.Refutation;
import io.cess4j.ai.aggregation.round.OutcomeTree;
import io.cess4j.ai.aggregation.round.Selection;
import io.cess4j.chain.contract.AggregationDisputes;
import io.cess4j.chain.contract.AiGapChoice;
import io.cess4j.chain.contract.AiGapOutcome;
import io.cess4j.chain.contract.AiGapSimilarity;
import io.cess4j.chain.contract.AiGapTree;
import io.cess4j.chain.transaction.Receipt;
import java.math.BigInteger;

/** Sends the call that a refutation stands for. */
final class Refuting {
  private final Desk desk;

  Refuting(Desk desk) {
    this.desk = desk;
  }

  Receipt send(AiGapOutcome outcome, Refutation refutation) {
    AggregationDisputes disputes = desk.ai().disputes();
    long task = desk.task();
    return switch (refutation) {
      case Refutation.Norm r ->
          disputes.norm(
              desk.sender(),
              task,
              outcome,
              r.index(),
              r.rank(),
              Words.leaf(r.before()),
              Words.leaf(r.record()),
              Words.leaf(r.chunk()));
      case Refutation.Similarity r ->
          disputes.similarity(
              desk.sender(),
              task,
              outcome,
              r.index(),
              new AiGapSimilarity(
                  r.left(),
                  r.right(),
                  Words.leaf(r.before()),
                  Words.leaf(r.record()),
                  Words.leaf(r.totals()),
                  Words.leaf(r.leftChunk()),
                  Words.leaf(r.rightChunk())));
      case Refutation.Choice r ->
          disputes.selection(
              desk.sender(), task, outcome, Words.leaf(r.totals()), Words.leaf(r.similarities()));
      case Refutation.Direction r ->
          disputes.direction(
              desk.sender(),
              task,
              outcome,
              r.index(),
              choice(r.selection()),
              r.updates().stream().map(Words::leaf).toList(),
              Words.leaf(r.claimed()));
      case Refutation.Velocity r ->
          disputes.velocity(
              desk.sender(),
              task,
              outcome,
              r.index(),
              Words.leaf(r.last()),
              Words.leaf(r.direction()),
              Words.leaf(r.claimed()));
      case Refutation.Model r ->
          disputes.model(
              desk.sender(),
              task,
              outcome,
              r.index(),
              Words.leaf(r.base()),
              Words.leaf(r.velocity()),
              Words.leaf(r.claimed()));
      case Refutation.Padding r ->
          disputes.padding(
              desk.sender(),
              task,
              outcome,
              tree(r.tree()),
              r.index(),
              Words.word(r.node()),
              Words.words(r.siblings()));
    };
  }

  static AiGapTree tree(OutcomeTree tree) {
    return switch (tree) {
      case NORMS -> AiGapTree.NORMS;
      case SIMILARITIES -> AiGapTree.SIMILARITIES;
      case DIRECTION -> AiGapTree.DIRECTION;
      case VELOCITY -> AiGapTree.VELOCITY;
      case MODEL -> AiGapTree.MODEL;
    };
  }

  private static AiGapChoice choice(Selection selection) {
    return new AiGapChoice(
        selection.norms().values().stream().map(BigInteger::valueOf).toList(),
        BigInteger.valueOf(selection.norms().median()),
        selection.kept(),
        selection.neighbours());
  }
}
