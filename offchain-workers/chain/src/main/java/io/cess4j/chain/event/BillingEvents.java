package io.cess4j.chain.event;

import static io.cess4j.chain.contract.Words.instant;
import static io.cess4j.chain.contract.Words.member;
import static io.cess4j.chain.contract.Words.number;
import static io.cess4j.chain.contract.Words.seconds;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.AccessMode;
import io.cess4j.chain.contract.AccessPrices;
import io.cess4j.chain.contract.AccessStanding;
import io.cess4j.chain.contract.KeyOfferState;
import io.cess4j.chain.contract.SaleCapsule;
import io.cess4j.contracts.IAccessTerms;
import io.cess4j.contracts.IKeySales;
import io.cess4j.contracts.IPayPerRetrieval;
import io.cess4j.contracts.IRetrievalLedger;
import io.cess4j.contracts.IRevenueShares;
import io.cess4j.contracts.ISubscriptions;
import java.util.function.BiConsumer;
import org.web3j.abi.datatypes.Event;

/** Events of the contracts of billing. */
final class BillingEvents {
  private BillingEvents() {}

  static void define(BiConsumer<Event, EventDecoder.Values> decoder) {
    decoder.accept(
        IAccessTerms.TERMSCHANGED_EVENT,
        log -> {
          var e = IAccessTerms.getTermsChangedEventFromLog(log);
          return at ->
              new AccessTermsChanged(
                  at,
                  number(e.certificate),
                  prices(e.inForce),
                  prices(e.next),
                  instant(e.nextFrom));
        });
    decoder.accept(
        IAccessTerms.ACCESSCHANGED_EVENT,
        log -> {
          var e = IAccessTerms.getAccessChangedEventFromLog(log);
          return at ->
              new AccessChanged(at, number(e.certificate), member(AccessMode.class, e.access));
        });
    decoder.accept(
        IAccessTerms.STANDINGCHANGED_EVENT,
        log -> {
          var e = IAccessTerms.getStandingChangedEventFromLog(log);
          return at ->
              new AccessStandingChanged(
                  at,
                  number(e.certificate),
                  member(AccessStanding.class, e.standing),
                  e.accounts.stream().map(Address::of).toList());
        });
    decoder.accept(
        IPayPerRetrieval.CHANNELOPENED_EVENT,
        log -> {
          var e = IPayPerRetrieval.getChannelOpenedEventFromLog(log);
          return at ->
              new ChannelOpened(
                  at,
                  number(e.channel),
                  Address.of(e.buyer),
                  Address.of(e.gateway),
                  e.deposit,
                  instant(e.until));
        });
    decoder.accept(
        IRetrievalLedger.RETRIEVED_EVENT,
        log -> {
          var e = IRetrievalLedger.getRetrievedEventFromLog(log);
          return at ->
              new RetrievalsRecorded(
                  at,
                  number(e.channel),
                  Address.of(e.buyer),
                  Address.of(e.gateway),
                  number(e.first),
                  e.records);
        });
    decoder.accept(
        IRevenueShares.EARNED_EVENT,
        log -> {
          var e = IRevenueShares.getEarnedEventFromLog(log);
          return at -> new RevenueEarned(at, number(e.certificate), Address.of(e.payer), e.amount);
        });
    decoder.accept(
        IRevenueShares.ROYALTYPAID_EVENT,
        log -> {
          var e = IRevenueShares.getRoyaltyPaidEventFromLog(log);
          return at -> new RoyaltyPaid(at, number(e.certificate), Address.of(e.receiver), e.amount);
        });
    decoder.accept(
        IRevenueShares.SHAREPASSED_EVENT,
        log -> {
          var e = IRevenueShares.getSharePassedEventFromLog(log);
          return at ->
              new RevenueSharePassed(at, number(e.certificate), number(e.parent), e.amount);
        });
    decoder.accept(
        IRevenueShares.REVENUECLAIMED_EVENT,
        log -> {
          var e = IRevenueShares.getRevenueClaimedEventFromLog(log);
          return at ->
              new RevenueClaimed(at, number(e.certificate), Address.of(e.holder), e.amount);
        });
    decoder.accept(
        ISubscriptions.SUBSCRIBED_EVENT,
        log -> {
          var e = ISubscriptions.getSubscribedEventFromLog(log);
          return at ->
              new Subscribed(
                  at,
                  number(e.certificate),
                  Address.of(e.account),
                  Address.of(e.gateway),
                  e.cost,
                  instant(e.end));
        });
    decoder.accept(
        ISubscriptions.SUBSCRIPTIONSETTLED_EVENT,
        log -> {
          var e = ISubscriptions.getSubscriptionSettledEventFromLog(log);
          return at ->
              new SubscriptionSettled(
                  at, number(e.certificate), Address.of(e.account), e.earned, e.gatewayShare);
        });
    decoder.accept(
        ISubscriptions.SUBSCRIPTIONQUIT_EVENT,
        log -> {
          var e = ISubscriptions.getSubscriptionQuitEventFromLog(log);
          return at ->
              new SubscriptionQuit(at, number(e.certificate), Address.of(e.account), e.refund);
        });
    decoder.accept(
        IKeySales.KEYOFFERED_EVENT,
        log -> {
          var e = IKeySales.getKeyOfferedEventFromLog(log);
          return at ->
              new KeyOffered(
                  at,
                  Bytes32.of(e.offer),
                  number(e.certificate),
                  Address.of(e.seller),
                  e.price,
                  capsule(e.capsule));
        });
    decoder.accept(
        IKeySales.KEYREPRICED_EVENT,
        log -> {
          var e = IKeySales.getKeyRepricedEventFromLog(log);
          return at -> new KeyRepriced(at, Bytes32.of(e.offer), e.price);
        });
    decoder.accept(
        IKeySales.KEYOFFERENDED_EVENT,
        log -> {
          var e = IKeySales.getKeyOfferEndedEventFromLog(log);
          return at ->
              new KeyOfferEnded(at, Bytes32.of(e.offer), member(KeyOfferState.class, e.state));
        });
    decoder.accept(
        IKeySales.KEYBOUGHT_EVENT,
        log -> {
          var e = IKeySales.getKeyBoughtEventFromLog(log);
          return at ->
              new KeyBought(
                  at,
                  number(e.sale),
                  Bytes32.of(e.offer),
                  Address.of(e.buyer),
                  e.price,
                  e.readerKey,
                  instant(e.deadline));
        });
    decoder.accept(
        IKeySales.KEYDELIVERED_EVENT,
        log -> {
          var e = IKeySales.getKeyDeliveredEventFromLog(log);
          return at ->
              new KeyDelivered(at, number(e.sale), e.c1, e.k2, e.c2, instant(e.complainUntil));
        });
    decoder.accept(
        IKeySales.KEYSALECOMPLETED_EVENT,
        log -> {
          var e = IKeySales.getKeySaleCompletedEventFromLog(log);
          return at -> new KeySaleCompleted(at, number(e.sale), number(e.certificate), e.amount);
        });
    decoder.accept(
        IKeySales.KEYSALEREFUNDED_EVENT,
        log -> {
          var e = IKeySales.getKeySaleRefundedEventFromLog(log);
          return at -> new KeySaleRefunded(at, number(e.sale), Address.of(e.buyer), e.amount);
        });
  }

  private static AccessPrices prices(IAccessTerms.Terms terms) {
    return new AccessPrices(terms.retrievalPrice, terms.subscriptionPrice, seconds(terms.period));
  }

  private static SaleCapsule capsule(IKeySales.Capsule capsule) {
    return new SaleCapsule(
        number(capsule.certificate), capsule.point, capsule.labelKey, capsule.sealedKeys);
  }
}
