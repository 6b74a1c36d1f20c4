package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.event.AiGapSeatPaid;
import io.cess4j.chain.transaction.Mined;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.IAiGapRewards;

/** The money of AI Gap tasks (IAiGapRewards). */
public final class AiGapRewards extends Client {
  private final IAiGapRewards contract;

  /** Client of the contract at {@code address}. */
  public AiGapRewards(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IAiGapRewards::load, address, connection);
  }

  /**
   * Anybody: pays what a seat has earned, and its stake once the task has ended, to the seat's
   * account.
   */
  public Mined<AiGapSeatPaid> claim(TransactionSender sender, long task, int seat) {
    return send(sender, contract.claim(word(task), word(seat)), AiGapSeatPaid.class, e -> e);
  }

  /** Bounty and fines of a task. */
  public AiGapPot potOf(long task) {
    IAiGapRewards.Pot found = read(contract.potOf(word(task)));
    return new AiGapPot(
        Address.of(found.creator), found.bounty, found.fines, found.stake, found.ended);
  }

  /** Stake and earnings of a seat. */
  public AiGapAccount accountOf(long task, int seat) {
    IAiGapRewards.Account found = read(contract.accountOf(word(task), word(seat)));
    return new AiGapAccount(found.stake, found.earned);
  }
}
