package io.cess4j.sdk;

import io.cess4j.chain.Account;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.SettlementOffer;
import java.math.BigInteger;

/** Tips for keepers that claim what the network owes the account (ISettlementOffers, ADR 0022). */
public final class Settlement {
  private final Network network;
  private final Account account;

  Settlement(Network network, Account account) {
    this.network = network;
    this.account = account;
  }

  /** The account's offer; one without days where it has none. */
  public SettlementOffer offer() {
    return network.settlementOffers().offerOf(account.address());
  }

  /**
   * Sets the terms and adds to the budget.
   *
   * @param budget wei of the vault balance, may be zero
   * @param tip wei a settlement
   * @param everyDays protocol days between two settlements of the same deal or miner
   * @throws io.cess4j.contracts.errors.TermsOutOfRange for no tip, or days outside 1 to 3650
   * @throws io.cess4j.contracts.errors.BalanceTooLow where the vault balance has less
   */
  public void offer(BigInteger budget, BigInteger tip, int everyDays) {
    network.settlementOffers().offer(network.sender(account), budget, tip, everyDays);
  }

  /**
   * Ends the offer; what is left of the budget is vault balance again.
   *
   * @throws io.cess4j.contracts.errors.NoOffer where there is none
   */
  public void withdraw() {
    network.settlementOffers().withdraw(network.sender(account));
  }
}
