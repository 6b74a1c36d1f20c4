package io.cess4j.index.apply;

import static io.cess4j.index.state.Family.AUCTIONS;
import static io.cess4j.index.state.Family.LISTINGS;
import static io.cess4j.index.state.Family.OFFERINGS;
import static io.cess4j.index.state.Family.OFFERS;
import static io.cess4j.index.state.Family.PREVIEWS;
import static io.cess4j.index.state.Family.PURCHASES;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.event.AuctionCancelled;
import io.cess4j.chain.event.AuctionSettled;
import io.cess4j.chain.event.AuctionStarted;
import io.cess4j.chain.event.BidPlaced;
import io.cess4j.chain.event.CertificateDelisted;
import io.cess4j.chain.event.CertificateListed;
import io.cess4j.chain.event.CertificateSold;
import io.cess4j.chain.event.LicenceGranted;
import io.cess4j.chain.event.LicenceOffered;
import io.cess4j.chain.event.LicenceRepriced;
import io.cess4j.chain.event.LicenceWithdrawn;
import io.cess4j.chain.event.PreviewChanged;
import io.cess4j.chain.event.PurchaseOfferAccepted;
import io.cess4j.chain.event.PurchaseOfferWithdrawn;
import io.cess4j.chain.event.PurchaseOffered;
import io.cess4j.chain.event.TradeEvent;
import io.cess4j.index.record.Auction;
import io.cess4j.index.record.Licence;
import io.cess4j.index.record.Listing;
import io.cess4j.index.record.Offer;
import io.cess4j.index.record.OfferState;
import io.cess4j.index.record.Offering;
import io.cess4j.index.record.Preview;
import io.cess4j.index.record.What;
import io.cess4j.index.record.Where;
import io.cess4j.index.state.Family;
import io.cess4j.index.state.Key;
import java.math.BigInteger;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Listings, licences, offers and auctions. */
final class TradeChanges {
  private final Documents documents;

  TradeChanges(Documents documents) {
    this.documents = documents;
  }

  void apply(TradeEvent event) {
    Where at = Where.of(event.at());
    switch (event) {
      case CertificateListed e ->
          documents.put(
              LISTINGS,
              Key.of(e.certificate()),
              new Listing(e.certificate(), e.seller(), e.price(), e.until().getEpochSecond(), at));
      case CertificateDelisted e -> documents.remove(LISTINGS, Key.of(e.certificate()));
      case CertificateSold e -> {
        documents.remove(LISTINGS, Key.of(e.certificate()));
        sold(e.certificate(), What.SOLD, e.buyer(), e.seller(), e.price(), at);
      }
      case LicenceOffered e -> {
        documents.put(
            OFFERINGS,
            Key.of(e.offering()),
            new Offering(
                e.offering(),
                e.certificate(),
                e.seller(),
                e.text(),
                e.price(),
                e.seats(),
                0,
                e.term(),
                false,
                at));
        documents.mark(Family.OFFERINGS_OF, Key.of(e.certificate(), e.offering()));
      }
      case LicenceRepriced e -> offering(e.offering(), one -> one.priced(e.price()));
      case LicenceWithdrawn e -> offering(e.offering(), Offering::closed);
      case LicenceGranted e -> granted(e, at);
      case PurchaseOffered e -> {
        documents.put(
            OFFERS,
            Key.of(e.offer()),
            new Offer(
                e.offer(),
                e.certificate(),
                e.buyer(),
                e.amount(),
                e.until().getEpochSecond(),
                OfferState.OPEN,
                at));
        documents.mark(Family.OFFERS_OF, Key.of(e.certificate(), e.offer()));
      }
      case PurchaseOfferWithdrawn e ->
          documents.change(
              OFFERS, Key.of(e.offer()), Offer.class, one -> one.in(OfferState.WITHDRAWN));
      case PurchaseOfferAccepted e -> {
        Address buyer =
            documents
                .get(OFFERS, Key.of(e.offer()), Offer.class)
                .map(Offer::buyer)
                .orElse(Address.ZERO);
        sold(e.certificate(), What.OFFER_ACCEPTED, buyer, e.seller(), e.amount(), at);
        documents.change(
            OFFERS, Key.of(e.offer()), Offer.class, one -> one.in(OfferState.ACCEPTED));
      }
      case AuctionStarted e ->
          documents.put(
              AUCTIONS,
              Key.of(e.certificate()),
              new Auction(
                  e.certificate(),
                  e.seller(),
                  e.reserve(),
                  Address.ZERO,
                  BigInteger.ZERO,
                  e.end().getEpochSecond(),
                  at));
      case BidPlaced e ->
          documents.change(
              AUCTIONS,
              Key.of(e.certificate()),
              Auction.class,
              one -> one.bid(e.bidder(), e.amount(), e.end().getEpochSecond()));
      case AuctionSettled e -> {
        documents.remove(AUCTIONS, Key.of(e.certificate()));
        sold(e.certificate(), What.AUCTIONED, e.winner(), e.seller(), e.price(), at);
      }
      case AuctionCancelled e -> documents.remove(AUCTIONS, Key.of(e.certificate()));
      case PreviewChanged e -> {
        if (e.fid().isZero()) {
          documents.remove(PREVIEWS, Key.of(e.certificate()));
        } else {
          documents.put(PREVIEWS, Key.of(e.certificate()), new Preview(e.fid(), at));
        }
      }
    }
  }

  private void granted(LicenceGranted e, Where at) {
    Optional<Offering> offering = documents.get(OFFERINGS, Key.of(e.offering()), Offering.class);
    offering(e.offering(), Offering::sell);
    documents.put(
        Family.LICENCES,
        Key.of(e.certificate(), e.licence()),
        new Licence(
            e.licence(),
            e.offering(),
            e.certificate(),
            e.licensee(),
            offering.map(Offering::text).orElse(Bytes32.ZERO),
            e.price(),
            e.until().getEpochSecond(),
            at));
    documents.book(
        PURCHASES,
        e.certificate(),
        What.LICENSED,
        e.licensee(),
        offering.map(Offering::seller).orElse(Address.ZERO),
        e.price(),
        e.licence(),
        at);
    documents.add(e.certificate(), Sums.licence());
  }

  private void sold(
      long certificate, What what, Address buyer, Address seller, BigInteger wei, Where at) {
    documents.book(PURCHASES, certificate, what, buyer, seller, wei, 0, at);
    documents.add(certificate, Sums.sale());
  }

  private void offering(long number, UnaryOperator<Offering> change) {
    documents.change(OFFERINGS, Key.of(number), Offering.class, change);
  }
}
