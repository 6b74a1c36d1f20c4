package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.number;
import static io.cess4j.chain.contract.Words.small;
import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.ISettlementOffers;
import java.math.BigInteger;

/** Tips for whoever fetches what the network owes an account (ISettlementOffers). */
public final class SettlementOffers extends Client {
  private final ISettlementOffers contract;

  /** Client of the contract at {@code address}. */
  public SettlementOffers(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(ISettlementOffers::load, address, connection);
  }

  /**
   * Sets the sender's terms and adds to its budget.
   *
   * @param amount wei of its vault balance
   * @param tip wei a settlement
   */
  public Receipt offer(TransactionSender sender, BigInteger amount, BigInteger tip, int everyDays) {
    return send(sender, contract.offer(amount, tip, word(everyDays)));
  }

  /** Ends the sender's offer; what is left is vault balance again. */
  public Receipt withdraw(TransactionSender sender) {
    return send(sender, contract.withdraw());
  }

  /** Claims refunds and compensation of a deal for its owner. */
  public Receipt settleDeal(TransactionSender sender, long deal) {
    return send(sender, contract.settleDeal(word(deal)));
  }

  /** Collects a miner's fees for its account. */
  public Receipt settleMiner(TransactionSender sender, long miner) {
    return send(sender, contract.settleMiner(word(miner)));
  }

  /** The offer of an account; one without days where it has none. */
  public SettlementOffer offerOf(Address account) {
    ISettlementOffers.Offer offer = read(contract.offerOf(account.hex()));
    return new SettlementOffer(offer.rest, offer.tip, small(offer.everyDays));
  }

  /** First day on which settling the deal is paid again. */
  public long dealDueFrom(long deal) {
    return number(read(contract.dealDueFrom(word(deal))));
  }

  /** First day on which settling the miner is paid again. */
  public long minerDueFrom(long miner) {
    return number(read(contract.minerDueFrom(word(miner))));
  }
}
