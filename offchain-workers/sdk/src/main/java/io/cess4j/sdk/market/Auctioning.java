package io.cess4j.sdk.market;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Auction;
import io.cess4j.chain.contract.Auctions;
import java.math.BigInteger;
import java.time.Duration;

/**
 * English auctions of certificates (Auctions, ADR 0035). The contract holds the certificate
 * meanwhile, so what bidders see does not change; a late bid extends the end.
 */
public final class Auctioning {
  private static final int DURATION_BITS = 40;

  private final Network network;
  private final Account account;

  /** Auctions as an account starts and bids in them. */
  public Auctioning(Network network, Account account) {
    this.network = network;
    this.account = account;
  }

  /**
   * Holder: hands the certificate in. Two transactions: it is approved.
   *
   * @param reserve wei of the first bid at least
   */
  public Auction start(long certificate, BigInteger reserve, Duration duration) {
    Limits.price(reserve);
    Limits.span("an auction", duration, DURATION_BITS);
    network.dataCertificates().approve(network.sender(account), contract().address(), certificate);
    contract().start(network.sender(account), certificate, reserve, duration);
    return of(certificate);
  }

  /** Bids; who is outbid has its money back in the vault at once. */
  public Auction bid(long certificate, BigInteger amount) {
    contract().bid(network.sender(account), certificate, Limits.price(amount));
    return of(certificate);
  }

  /** Seller, while there is no bid. */
  public void cancel(long certificate) {
    contract().cancel(network.sender(account), certificate);
  }

  /** Anybody after the end: certificate and money go where they belong. */
  public void settle(long certificate) {
    contract().settle(network.sender(account), certificate);
  }

  /**
   * The running auction of a certificate.
   *
   * @throws MarketException where there is none
   */
  public Auction of(long certificate) {
    Auction auction = contract().auctionOf(certificate);
    if (auction.seller().equals(Address.ZERO)) {
      throw new MarketException(
          "certificate %d is not auctioned: the auction was settled or cancelled, or check the number"
              .formatted(certificate));
    }
    return auction;
  }

  /** Wei that the next bid must be at least. */
  public BigInteger minimumBid(long certificate) {
    return contract().minimumBid(certificate);
  }

  private Auctions contract() {
    return network.billing().auctions();
  }
}
