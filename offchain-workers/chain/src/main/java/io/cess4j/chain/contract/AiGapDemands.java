package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.instant;
import static io.cess4j.chain.contract.Words.member;
import static io.cess4j.chain.contract.Words.number;
import static io.cess4j.chain.contract.Words.small;
import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.event.AiGapDemanded;
import io.cess4j.chain.transaction.Mined;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.IAiGapDemands;
import java.util.List;

/** Demands for what an outcome commits to and nobody shows (IAiGapDemands). */
public final class AiGapDemands extends Client {
  private final IAiGapDemands contract;

  /** Client of the contract at {@code address}. */
  public AiGapDemands(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IAiGapDemands::load, address, connection);
  }

  /**
   * Demands a node against the task's bond; gives the demand's id.
   *
   * @param siblings from the node up to the root, as many as its level
   */
  public Mined<Bytes32> demand(
      TransactionSender sender,
      long task,
      AiGapOutcome outcome,
      AiGapNode node,
      Bytes32 hash,
      List<Bytes32> siblings) {
    return send(
        sender,
        contract.demand(
            word(task),
            AiGapCalls.forDemand(outcome),
            node(node),
            hash.bytes(),
            siblings.stream().map(Bytes32::bytes).toList()),
        AiGapDemanded.class,
        AiGapDemanded::demand);
  }

  /** The nodes under the demanded one, in their order; pays the bond to the sender. */
  public Receipt showNodes(TransactionSender sender, Bytes32 demand, List<Bytes32> nodes) {
    return send(
        sender, contract.showNodes(demand.bytes(), nodes.stream().map(Bytes32::bytes).toList()));
  }

  /** The record that a leaf stands for; pays the bond to the sender. */
  public Receipt showRecord(TransactionSender sender, Bytes32 demand, byte[] record) {
    return send(sender, contract.showRecord(demand.bytes(), record));
  }

  /** Anybody: nobody has answered in time. */
  public Receipt expire(TransactionSender sender, Bytes32 demand) {
    return send(sender, contract.expire(demand.bytes()));
  }

  /** Anybody: the bond goes back where the outcome leads no more. */
  public Receipt reclaim(TransactionSender sender, Bytes32 demand) {
    return send(sender, contract.reclaim(demand.bytes()));
  }

  /** A demand; one of state NONE where there is none. */
  public AiGapDemand demandOf(Bytes32 demand) {
    IAiGapDemands.Demand found = read(contract.demandOf(demand.bytes()));
    return new AiGapDemand(
        Address.of(found.demander),
        found.bond,
        Bytes32.of(found.hash),
        Bytes32.of(found.outcome),
        number(found.task),
        small(found.round),
        instant(found.deadline),
        small(found.length),
        small(found.below),
        member(AiGapDemandState.class, found.state));
  }

  /** The id of a demand of the present round; each node of an outcome is demanded once. */
  public Bytes32 idOf(long task, Bytes32 outcome, AiGapNode node) {
    return Bytes32.of(read(contract.idOf(word(task), outcome.bytes(), node(node))));
  }

  private static IAiGapDemands.Node node(AiGapNode node) {
    return new IAiGapDemands.Node(
        member(node.tree()), word(node.seat()), word(node.level()), word(node.index()));
  }
}
