package io.cess4j.ai.worker.play;

import io.cess4j.ai.aggregation.AggregationException.OpeningRejected;
import io.cess4j.ai.aggregation.dispute.Comparison;
import io.cess4j.ai.aggregation.dispute.Step;
import io.cess4j.ai.aggregation.round.RoundComputation;
import io.cess4j.ai.worker.WorkerException.StateMissing;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.AiGapDemand;
import io.cess4j.chain.contract.AiGapNode;
import io.cess4j.chain.contract.AiGapOutcome;
import io.cess4j.chain.transaction.Receipt;
import java.util.List;
import java.util.Optional;

/**
 * CHALLENGE against an outcome that is not the own one: refutes it at the first step that is wrong,
 * and demands on chain what it commits to and shows nobody. What was shown is read from the chain,
 * so nothing is lost by a crash.
 */
final class Challenging {
  private final Desk desk;
  private final Refuting refuting;

  Challenging(Desk desk) {
    this.desk = desk;
    this.refuting = new Refuting(desk);
  }

  /** A call that was sent; empty where an answer is awaited. */
  Optional<Receipt> challenge(RoundComputation own, AiGapOutcome leader) {
    Comparison comparison = new Comparison(own, Words.outcome(leader));
    while (true) {
      switch (comparison.next()) {
        case Step.Refuted refuted -> {
          return Optional.of(refuting.send(leader, refuted.refutation()));
        }
        case Step.Demand demand -> {
          Asked asked = ask(leader, demand, comparison);
          if (!asked.answered()) {
            return asked.receipt();
          }
        }
        case Step.Agreed agreed ->
            throw new IllegalStateException("an outcome with another id is the same");
        case Step.OtherSeats other ->
            throw new StateMissing(
                "the leading outcome includes seats %x, own are %x: the chain was read too early"
                    .formatted(other.foreign(), other.own()));
      }
    }
  }

  private record Asked(boolean answered, Optional<Receipt> receipt) {
    static final Asked ANSWERED = new Asked(true, Optional.empty());

    static Asked waiting() {
      return new Asked(false, Optional.empty());
    }

    static Asked sent(Receipt receipt) {
      return new Asked(false, Optional.of(receipt));
    }
  }

  private Asked ask(AiGapOutcome leader, Step.Demand step, Comparison comparison) {
    AiGapNode node = new AiGapNode(Refuting.tree(step.tree()), 0, step.level(), step.index());
    Bytes32 id = desk.ai().demands().idOf(desk.task(), Words.id(leader), node);
    AiGapDemand demand = desk.ai().demands().demandOf(id);
    return switch (demand.state()) {
      case NONE ->
          Asked.sent(
              desk.ai()
                  .demands()
                  .demand(
                      desk.sender(),
                      desk.task(),
                      leader,
                      node,
                      Words.word(step.hash()),
                      Words.words(step.siblings()))
                  .receipt());
      case OPEN ->
          desk.now().isAfter(demand.deadline())
              ? Asked.sent(desk.ai().demands().expire(desk.sender(), id))
              : Asked.waiting();
      case ANSWERED -> {
        take(step, id, comparison);
        yield Asked.ANSWERED;
      }
      case REFUTED, RECLAIMED -> Asked.waiting();
    };
  }

  private void take(Step.Demand step, Bytes32 id, Comparison comparison) {
    if (step.whole()) {
      byte[] record =
          desk.ai()
              .index()
              .recordOf(id)
              .orElseThrow(
                  () -> new OpeningRejected("the record of demand " + id + " is not there"))
              .record()
              .toBytes();
      comparison.record(step.tree(), step.index(), record);
    } else {
      List<Bytes32> nodes =
          desk.ai()
              .index()
              .nodesOf(id)
              .orElseThrow(
                  () -> new OpeningRejected("the nodes of demand " + id + " are not there"))
              .nodes();
      comparison.nodes(step.tree(), step.level(), step.index(), Words.hashes(nodes));
    }
  }
}
