package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import io.cess4j.chain.ChainConnection;
import java.util.function.Function;

/**
 * Clients of billing and of the market of certificates (ADR 0034, 0035).
 *
 * @param accessTerms prices and access
 * @param revenueShares inboxes of certificates
 * @param payPerRetrieval channels and vouchers
 * @param retrievalLedger every retrieval
 * @param subscriptions access by the period
 * @param keySales keys against money
 * @param payingReader the reader of what is sold by the retrieval
 * @param licences licences of data
 * @param listings certificates at a fixed price
 * @param purchaseOffers offers for certificates
 * @param auctions auctions of certificates
 * @param previews what may be looked at before paying
 */
public record Billing(
    AccessTerms accessTerms,
    RevenueShares revenueShares,
    PayPerRetrieval payPerRetrieval,
    RetrievalLedger retrievalLedger,
    Subscriptions subscriptions,
    KeySales keySales,
    PayingReader payingReader,
    Licences licences,
    Listings listings,
    PurchaseOffers purchaseOffers,
    Auctions auctions,
    Previews previews) {

  /**
   * Clients of all of them.
   *
   * @param addresses by name; asked when a client is needed, so on a network that was founded
   *     before there was billing this throws what the Directory says
   */
  public static Billing of(Function<String, Address> addresses, ChainConnection connection) {
    return new Billing(
        new AccessTerms(addresses.apply("AccessTerms"), connection),
        new RevenueShares(addresses.apply("RevenueShares"), connection),
        new PayPerRetrieval(addresses.apply("PayPerRetrieval"), connection),
        new RetrievalLedger(addresses.apply("RetrievalLedger"), connection),
        new Subscriptions(addresses.apply("Subscriptions"), connection),
        new KeySales(addresses.apply("KeySales"), connection),
        new PayingReader(addresses.apply("PayingReader"), connection),
        new Licences(addresses.apply("Licences"), connection),
        new Listings(addresses.apply("Listings"), connection),
        new PurchaseOffers(addresses.apply("PurchaseOffers"), connection),
        new Auctions(addresses.apply("Auctions"), connection),
        new Previews(addresses.apply("Previews"), connection));
  }
}
