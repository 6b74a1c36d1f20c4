package io.cess4j.sdk.market;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Billing;
import io.cess4j.chain.contract.Listing;
import io.cess4j.chain.contract.PurchaseOffer;
import io.cess4j.chain.transaction.TransactionSender;
import java.math.BigInteger;
import java.time.Instant;

/**
 * Certificates at a fixed price, and money offered for them (Listings, PurchaseOffers; ADR 0035).
 * What the data earns from the sale on is the buyer's: a seller claims before.
 */
public final class Selling {
  private final Network network;
  private final Account account;

  /** Sales and purchases of an account. */
  public Selling(Network network, Account account) {
    this.network = network;
    this.account = account;
  }

  /**
   * A certificate as it stands.
   *
   * @throws MarketException where there is none
   */
  public CertificateView look(long certificate) {
    if (!network.dataCertificates().exists(certificate)) {
      throw new MarketException("there is no certificate " + certificate + ": check the number");
    }
    // The digest first: a parent that is added after it makes the purchase fail.
    Bytes32 lineage = network.lineage().digestOf(certificate);
    return new CertificateView(
        certificate,
        network.dataCertificates().holderOf(certificate),
        network.dataCertificates().creatorOf(certificate),
        lineage,
        network.lineage().parentsOf(certificate),
        network.lineage().isSealed(certificate),
        network.rightsDisputes().standingOf(certificate),
        network.copyChallenges().nearestOf(certificate));
  }

  /** Holder: lists the certificate, or changes price and end. Two transactions: it is approved. */
  public void list(long certificate, BigInteger price, Instant until) {
    Limits.price(price);
    approve(billing().listings().address(), certificate);
    billing().listings().list(sender(), certificate, price, until);
  }

  /** Seller: sells it no longer at that price. */
  public void delist(long certificate) {
    billing().listings().delist(sender(), certificate);
  }

  /**
   * The listing of a certificate.
   *
   * @throws MarketException where it is not listed
   */
  public Listing listing(long certificate) {
    Listing listing = billing().listings().listingOf(certificate);
    if (listing.seller().equals(Address.ZERO)) {
      throw new MarketException(
          "certificate %d is not for sale at a fixed price: make an offer, or look for an auction"
              .formatted(certificate));
    }
    return listing;
  }

  /**
   * Buys a listed certificate.
   *
   * @param maximum wei that the account agrees to
   * @param seen what it decided upon
   * @throws io.cess4j.contracts.errors.CertificatePriceAbove where the price was raised meanwhile;
   *     it names both values
   */
  public void buy(BigInteger maximum, CertificateView seen) {
    billing().listings().buy(sender(), seen.certificate(), maximum, seen.lineage());
  }

  /**
   * Puts money on the table for a certificate, listed or not; it is locked until the holder accepts
   * or the account withdraws.
   *
   * @return number of the offer
   */
  public long offer(BigInteger amount, Instant until, CertificateView seen) {
    return billing()
        .purchaseOffers()
        .offer(sender(), seen.certificate(), Limits.price(amount), until, seen.lineage())
        .value();
  }

  /**
   * Money that is offered.
   *
   * @throws MarketException where there is no such offer any more
   */
  public PurchaseOffer offer(long number) {
    PurchaseOffer offer = billing().purchaseOffers().offerOf(number);
    if (offer.buyer().equals(Address.ZERO)) {
      throw new MarketException(
          "there is no offer %d: it was accepted or withdrawn, or check the number"
              .formatted(number));
    }
    return offer;
  }

  /**
   * Holder: takes the money. Two transactions: the certificate is approved.
   *
   * @param minimum wei below which it does not sell
   */
  public void accept(long number, BigInteger minimum) {
    PurchaseOffer offer = offer(number);
    if (offer.amount().compareTo(minimum) < 0) {
      throw new MarketException(
          "offer %d is of %s wei, below the least of %s: nothing was sent"
              .formatted(number, offer.amount(), minimum));
    }
    approve(billing().purchaseOffers().address(), offer.certificate());
    billing().purchaseOffers().accept(sender(), number, minimum);
  }

  /** Buyer: takes the money back, at any time before it is accepted. */
  public void withdraw(long number) {
    billing().purchaseOffers().withdraw(sender(), number);
  }

  private void approve(Address market, long certificate) {
    network.dataCertificates().approve(sender(), market, certificate);
  }

  private Billing billing() {
    return network.billing();
  }

  private TransactionSender sender() {
    return network.sender(account);
  }
}
