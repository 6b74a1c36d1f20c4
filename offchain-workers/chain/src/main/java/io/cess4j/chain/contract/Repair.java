package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.instant;
import static io.cess4j.chain.contract.Words.member;
import static io.cess4j.chain.contract.Words.number;
import static io.cess4j.chain.contract.Words.small;
import static io.cess4j.chain.contract.Words.word;
import static io.cess4j.chain.contract.Words.words;

import io.cess4j.chain.Address;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.IRepair;
import java.math.BigInteger;
import java.util.List;
import org.web3j.tuples.generated.Tuple2;

/** Slots of deals that move to other miners (IRepair); every call is anybody's to send. */
public final class Repair extends Client {
  private final IRepair contract;

  /** Client of the contract at {@code address}. */
  public Repair(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IRepair::load, address, connection);
  }

  /**
   * Opens a slot whose miner lost it, was expelled, leaves or is absent.
   *
   * @param holding number of that miner's holding
   */
  public Receipt open(TransactionSender sender, long deal, int slot, long holding) {
    return send(sender, contract.open(word(deal), word(slot), word(holding)));
  }

  /** Draws a miner and a TEE worker for an open slot, after its beat. */
  public Receipt draw(TransactionSender sender, long deal, int slot) {
    return send(sender, contract.draw(word(deal), word(slot)));
  }

  /** Draws anew where the drawn miner let its deadline pass. */
  public Receipt renew(TransactionSender sender, long deal, int slot) {
    return send(sender, contract.renew(word(deal), word(slot)));
  }

  /** Gives a slot to the miner that was drawn for it. */
  public Receipt complete(TransactionSender sender, Completion completion) {
    return send(
        sender,
        contract.complete(
            new IRepair.Completion(
                word(completion.deal()),
                word(completion.slot()),
                word(completion.holding()),
                completion.nu().bytes(),
                completion.idsRoot().bytes(),
                completion.report(),
                completion.tag())));
  }

  /** Pays the bounty to the new miner's account, for a day that it passed. */
  public Receipt collect(TransactionSender sender, long deal, int slot, long day) {
    return send(sender, contract.collect(word(deal), word(slot), word(day)));
  }

  /**
   * Ends a deal of which too little is left.
   *
   * @param holdings numbers of the holdings in slot order, anything for empty slots
   */
  public Receipt abandon(TransactionSender sender, long deal, List<Long> holdings) {
    return send(sender, contract.abandon(word(deal), words(holdings)));
  }

  /** Settles what stands behind a slot of a deal that is over. */
  public Receipt close(TransactionSender sender, long deal, int slot) {
    return send(sender, contract.close(word(deal), word(slot)));
  }

  /** The repair of a slot. */
  public RepairSlot slot(long deal, int slot) {
    IRepair.Slot found = read(contract.slotOf(word(deal), word(slot)));
    return new RepairSlot(
        member(SlotState.class, found.state),
        member(RepairCause.class, found.cause),
        number(found.miner),
        number(found.loser),
        small(found.worker),
        number(found.drawBeat),
        instant(found.deadline),
        number(found.day),
        found.bounty,
        found.rest);
  }

  /** Whether a deal's data is safe. */
  public DealCondition condition(long deal) {
    Tuple2<BigInteger, BigInteger> found = read(contract.conditionOf(word(deal)));
    return new DealCondition(
        member(DealCondition.State.class, found.component1()), number(found.component2()));
  }
}
