package io.cess4j.sdk.market;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.AccessMode;
import io.cess4j.chain.contract.AccessPrices;
import io.cess4j.chain.contract.AccessStanding;
import io.cess4j.chain.contract.AccessTerms;
import io.cess4j.chain.contract.DataAccess;
import java.util.List;

/**
 * Prices of reading, and who may read (AccessTerms, ADR 0034). The certificate's holder sets them;
 * others are refused by the contract.
 */
public final class DataTerms {
  /** More accounts in one call are refused by the contract. */
  private static final int ACCOUNTS_A_CALL = 64;

  private static final int PERIOD_BITS = 32;

  private final Network network;
  private final Account account;

  /** Terms as an account sees and sets them. */
  public DataTerms(Network network, Account account) {
    this.network = network;
    this.account = account;
  }

  /** Terms in force and announced, and access; closed where nobody has set anything. */
  public DataAccess of(long certificate) {
    return contract().termsOf(certificate);
  }

  /**
   * Sets prices and period: the first and cheaper ones at once, dearer ones after the network's
   * notice.
   *
   * @return what holds now, and from when what was set holds
   */
  public DataAccess set(long certificate, AccessPrices prices) {
    Limits.price(prices.retrieval());
    Limits.price(prices.subscription());
    Limits.span("a period", prices.period(), PERIOD_BITS);
    contract().setTerms(network.sender(account), certificate, prices);
    return of(certificate);
  }

  /** Who may read from now on. */
  public void setAccess(long certificate, AccessMode access) {
    contract().setAccess(network.sender(account), certificate, access);
  }

  /** Lists, blocks or forgets accounts, from now on; 64 a transaction. */
  public void setStanding(long certificate, AccessStanding standing, List<Address> accounts) {
    for (int from = 0; from < accounts.size(); from += ACCOUNTS_A_CALL) {
      List<Address> some =
          accounts.subList(from, Math.min(accounts.size(), from + ACCOUNTS_A_CALL));
      contract().setStanding(network.sender(account), certificate, standing, some);
    }
  }

  /** What the holder decided about an account, and whether that lets it read now. */
  public Admission admission(long certificate, Address reader) {
    return new Admission(
        contract().standingOf(certificate, reader), contract().admits(certificate, reader));
  }

  private AccessTerms contract() {
    return network.billing().accessTerms();
  }
}
