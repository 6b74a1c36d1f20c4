package io.cess4j.chain.event;

import static io.cess4j.chain.contract.Words.instant;
import static io.cess4j.chain.contract.Words.number;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.contracts.IAuctions;
import io.cess4j.contracts.ILicences;
import io.cess4j.contracts.IListings;
import io.cess4j.contracts.IPreviews;
import io.cess4j.contracts.IPurchaseOffers;
import java.util.function.BiConsumer;
import org.web3j.abi.datatypes.Event;

/** Events of the contracts of trade. */
final class TradeEvents {
  private TradeEvents() {}

  static void define(BiConsumer<Event, EventDecoder.Values> decoder) {
    decoder.accept(
        IListings.LISTED_EVENT,
        log -> {
          var e = IListings.getListedEventFromLog(log);
          return at ->
              new CertificateListed(
                  at, number(e.certificate), Address.of(e.seller), e.price, instant(e.until));
        });
    decoder.accept(
        IListings.DELISTED_EVENT,
        log -> {
          var e = IListings.getDelistedEventFromLog(log);
          return at -> new CertificateDelisted(at, number(e.certificate), Address.of(e.seller));
        });
    decoder.accept(
        IListings.CERTIFICATESOLD_EVENT,
        log -> {
          var e = IListings.getCertificateSoldEventFromLog(log);
          return at ->
              new CertificateSold(
                  at,
                  number(e.certificate),
                  Address.of(e.seller),
                  Address.of(e.buyer),
                  e.price,
                  e.royalty);
        });
    decoder.accept(
        ILicences.LICENCEOFFERED_EVENT,
        log -> {
          var e = ILicences.getLicenceOfferedEventFromLog(log);
          return at ->
              new LicenceOffered(
                  at,
                  number(e.offering),
                  number(e.certificate),
                  Address.of(e.seller),
                  Bytes32.of(e.text),
                  e.price,
                  number(e.seats),
                  number(e.term));
        });
    decoder.accept(
        ILicences.LICENCEREPRICED_EVENT,
        log -> {
          var e = ILicences.getLicenceRepricedEventFromLog(log);
          return at -> new LicenceRepriced(at, number(e.offering), e.price);
        });
    decoder.accept(
        ILicences.LICENCEWITHDRAWN_EVENT,
        log -> {
          var e = ILicences.getLicenceWithdrawnEventFromLog(log);
          return at -> new LicenceWithdrawn(at, number(e.offering));
        });
    decoder.accept(
        ILicences.LICENCEGRANTED_EVENT,
        log -> {
          var e = ILicences.getLicenceGrantedEventFromLog(log);
          return at ->
              new LicenceGranted(
                  at,
                  number(e.licence),
                  number(e.offering),
                  Address.of(e.licensee),
                  number(e.certificate),
                  e.price,
                  instant(e.until));
        });
    decoder.accept(
        IPurchaseOffers.PURCHASEOFFERED_EVENT,
        log -> {
          var e = IPurchaseOffers.getPurchaseOfferedEventFromLog(log);
          return at ->
              new PurchaseOffered(
                  at,
                  number(e.offer),
                  number(e.certificate),
                  Address.of(e.buyer),
                  e.amount,
                  instant(e.until));
        });
    decoder.accept(
        IPurchaseOffers.PURCHASEOFFERWITHDRAWN_EVENT,
        log -> {
          var e = IPurchaseOffers.getPurchaseOfferWithdrawnEventFromLog(log);
          return at -> new PurchaseOfferWithdrawn(at, number(e.offer), e.amount);
        });
    decoder.accept(
        IPurchaseOffers.PURCHASEOFFERACCEPTED_EVENT,
        log -> {
          var e = IPurchaseOffers.getPurchaseOfferAcceptedEventFromLog(log);
          return at ->
              new PurchaseOfferAccepted(
                  at,
                  number(e.offer),
                  number(e.certificate),
                  Address.of(e.seller),
                  e.amount,
                  e.royalty);
        });
    decoder.accept(
        IAuctions.AUCTIONSTARTED_EVENT,
        log -> {
          var e = IAuctions.getAuctionStartedEventFromLog(log);
          return at ->
              new AuctionStarted(
                  at, number(e.certificate), Address.of(e.seller), e.reserve, instant(e.end));
        });
    decoder.accept(
        IAuctions.BIDPLACED_EVENT,
        log -> {
          var e = IAuctions.getBidPlacedEventFromLog(log);
          return at ->
              new BidPlaced(
                  at, number(e.certificate), Address.of(e.bidder), e.amount, instant(e.end));
        });
    decoder.accept(
        IAuctions.AUCTIONSETTLED_EVENT,
        log -> {
          var e = IAuctions.getAuctionSettledEventFromLog(log);
          return at ->
              new AuctionSettled(
                  at,
                  number(e.certificate),
                  Address.of(e.seller),
                  Address.of(e.winner),
                  e.price,
                  e.royalty);
        });
    decoder.accept(
        IAuctions.AUCTIONCANCELLED_EVENT,
        log -> {
          var e = IAuctions.getAuctionCancelledEventFromLog(log);
          return at ->
              new AuctionCancelled(
                  at, number(e.certificate), Address.of(e.seller), Address.of(e.bidder), e.refund);
        });
    decoder.accept(
        IPreviews.PREVIEWCHANGED_EVENT,
        log -> {
          var e = IPreviews.getPreviewChangedEventFromLog(log);
          return at -> new PreviewChanged(at, number(e.certificate), Bytes32.of(e.fid));
        });
  }
}
