package io.cess4j.sdk.market;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Licence;
import io.cess4j.chain.contract.LicenceOffering;
import io.cess4j.chain.contract.Licences;
import io.cess4j.chain.event.LicenceGranted;
import io.cess4j.chain.event.LicenceOffered;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Licences of data, offered and bought by the hash of their text (Licences, ADR 0035). */
public final class Licensing {
  private static final int TERM_BITS = 40;
  private static final long MOST_SEATS = 0xffff_ffffL;

  private final Network network;
  private final Account account;

  /** Licences as an account offers and buys them. */
  public Licensing(Network network, Account account) {
    this.network = network;
    this.account = account;
  }

  /**
   * Holder: offers licences; hand the text itself to whoever is to buy.
   *
   * @return number of the offering
   */
  public long offer(long certificate, LicenceText text, LicenceTerms terms) {
    Limits.price(terms.price());
    Limits.span("a licence's term", terms.term(), TERM_BITS);
    if (terms.seats() < 1 || terms.seats() > MOST_SEATS) {
      throw new MarketException(
          "%d seats cannot be offered: name 1 to %d".formatted(terms.seats(), MOST_SEATS));
    }
    return contract()
        .offer(
            network.sender(account),
            certificate,
            text.hash(),
            terms.price(),
            terms.seats(),
            terms.term())
        .value();
  }

  /** Seller: another price for later licensees. */
  public void reprice(long offering, BigInteger price) {
    contract().reprice(network.sender(account), offering, Limits.price(price));
  }

  /** Seller or holder: no more licences of it; those granted stay. */
  public void withdraw(long offering) {
    contract().withdraw(network.sender(account), offering);
  }

  /**
   * Buys a seat.
   *
   * @param text what the account read and agrees to
   * @param maximum wei that it agrees to
   * @return number of the licence
   * @throws MarketException where the offering is of another text, before anything is sent
   * @throws io.cess4j.contracts.errors.LicencePriceAbove where the price was raised meanwhile
   */
  public long buy(long offering, LicenceText text, BigInteger maximum) {
    LicenceOffering found = offering(offering);
    if (!found.text().equals(text.hash())) {
      throw new MarketException(
          "offering %d is of a text with SHA-256 %s, and the one given has %s: ask the seller for its text"
              .formatted(offering, found.text(), text.hash()));
    }
    return contract().buy(network.sender(account), offering, text.hash(), maximum).value();
  }

  /**
   * An offering as it stands.
   *
   * @throws MarketException where there is none
   */
  public LicenceOffering offering(long offering) {
    LicenceOffering found = contract().offeringOf(offering);
    if (found.seller().equals(Address.ZERO)) {
      throw new MarketException(
          "there is no licence offering " + offering + ": it was withdrawn, or check the number");
    }
    return found;
  }

  /** Offerings of a certificate that are not withdrawn, by number. */
  public Map<Long, LicenceOffering> offerings(long certificate) {
    Map<Long, LicenceOffering> found = new LinkedHashMap<>();
    for (LicenceOffered offered : MarketLookup.of(network).licencesOf(certificate)) {
      LicenceOffering now = contract().offeringOf(offered.offering());
      if (!now.seller().equals(Address.ZERO)) {
        found.put(offered.offering(), now);
      }
    }
    return found;
  }

  /** Licences that the account was granted, ended ones too, oldest first. */
  public List<LicenceGranted> granted() {
    return MarketLookup.of(network).licencesOf(account.address());
  }

  /**
   * A licence.
   *
   * @throws MarketException where there is none
   */
  public Licence licence(long licence) {
    Licence found = contract().licenceOf(licence);
    if (found.licensee().equals(Address.ZERO)) {
      throw new MarketException("there is no licence " + licence + ": check the number");
    }
    return found;
  }

  /** Until when an account is licensed under a text; 1970 where it never was. */
  public Instant licensedUntil(long certificate, LicenceText text, Address licensee) {
    return contract().licensedUntil(certificate, text.hash(), licensee);
  }

  private Licences contract() {
    return network.billing().licences();
  }
}
