package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.member;
import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.IAggregationDispute;
import java.util.List;

/**
 * Refutations of the leading outcome, each one step of the rule (IAggregationDispute); all revert
 * with NothingRefuted where the outcome is right in it.
 */
public final class AggregationDisputes extends Client {
  private final IAggregationDispute contract;

  /** Client of the contract at {@code address}. */
  public AggregationDisputes(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IAggregationDispute::load, address, connection);
  }

  /**
   * A record of squared norms does not follow from the one before.
   *
   * @param rank whose total is wrong
   * @param chunk of the rank's update
   */
  public Receipt norm(
      TransactionSender sender,
      long task,
      AiGapOutcome outcome,
      int index,
      int rank,
      AiGapLeaf before,
      AiGapLeaf record,
      AiGapLeaf chunk) {
    return send(
        sender,
        contract.refuteNorm(
            word(task),
            AiGapCalls.forDispute(outcome),
            word(index),
            word(rank),
            AiGapCalls.leaf(before),
            AiGapCalls.leaf(record),
            AiGapCalls.leaf(chunk)));
  }

  /** A record of similarities does not follow from the one before. */
  public Receipt similarity(
      TransactionSender sender, long task, AiGapOutcome outcome, int index, AiGapSimilarity shown) {
    return send(
        sender,
        contract.refuteSimilarity(
            word(task),
            AiGapCalls.forDispute(outcome),
            word(index),
            new IAggregationDispute.Similarity(
                word(shown.left()),
                word(shown.right()),
                AiGapCalls.leaf(shown.before()),
                AiGapCalls.leaf(shown.record()),
                AiGapCalls.leaf(shown.totals()),
                AiGapCalls.leaf(shown.leftChunk()),
                AiGapCalls.leaf(shown.rightChunk()))));
  }

  /** Selection or contributions are not what the last records of both traces yield. */
  public Receipt selection(
      TransactionSender sender,
      long task,
      AiGapOutcome outcome,
      AiGapLeaf totals,
      AiGapLeaf similarities) {
    return send(
        sender,
        contract.refuteSelection(
            word(task),
            AiGapCalls.forDispute(outcome),
            AiGapCalls.leaf(totals),
            AiGapCalls.leaf(similarities)));
  }

  /** A chunk of the direction is not what the selection makes of the updates' chunks. */
  public Receipt direction(
      TransactionSender sender,
      long task,
      AiGapOutcome outcome,
      int index,
      AiGapChoice choice,
      List<AiGapLeaf> updates,
      AiGapLeaf claimed) {
    return send(
        sender,
        contract.refuteDirection(
            word(task),
            AiGapCalls.forDispute(outcome),
            word(index),
            new IAggregationDispute.Choice(
                choice.norms(),
                choice.median(),
                AiGapCalls.bitmap(choice.kept()),
                choice.neighbours().stream().map(AiGapCalls::bitmap).toList()),
            updates.stream().map(AiGapCalls::leaf).toList(),
            AiGapCalls.leaf(claimed)));
  }

  /** A chunk of the velocity does not follow from the last one and the direction. */
  public Receipt velocity(
      TransactionSender sender,
      long task,
      AiGapOutcome outcome,
      int index,
      AiGapLeaf last,
      AiGapLeaf direction,
      AiGapLeaf claimed) {
    return send(
        sender,
        contract.refuteVelocity(
            word(task),
            AiGapCalls.forDispute(outcome),
            word(index),
            AiGapCalls.leaf(last),
            AiGapCalls.leaf(direction),
            AiGapCalls.leaf(claimed)));
  }

  /** A chunk of the model does not follow from its base and the velocity. */
  public Receipt model(
      TransactionSender sender,
      long task,
      AiGapOutcome outcome,
      int index,
      AiGapLeaf base,
      AiGapLeaf velocity,
      AiGapLeaf claimed) {
    return send(
        sender,
        contract.refuteModel(
            word(task),
            AiGapCalls.forDispute(outcome),
            word(index),
            AiGapCalls.leaf(base),
            AiGapCalls.leaf(velocity),
            AiGapCalls.leaf(claimed)));
  }

  /**
   * A place behind the last leaf of a tree is not zero.
   *
   * @param tree any but UPDATE
   */
  public Receipt padding(
      TransactionSender sender,
      long task,
      AiGapOutcome outcome,
      AiGapTree tree,
      long index,
      Bytes32 node,
      List<Bytes32> siblings) {
    return send(
        sender,
        contract.refutePadding(
            word(task),
            AiGapCalls.forDispute(outcome),
            member(tree),
            word(index),
            node.bytes(),
            siblings.stream().map(Bytes32::bytes).toList()));
  }
}
