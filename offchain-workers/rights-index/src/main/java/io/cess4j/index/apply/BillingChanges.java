package io.cess4j.index.apply;

import static io.cess4j.index.state.Family.ADMISSIONS;
import static io.cess4j.index.state.Family.HISTORY;
import static io.cess4j.index.state.Family.KEYS;
import static io.cess4j.index.state.Family.KEY_SALES;
import static io.cess4j.index.state.Family.PURCHASES;
import static io.cess4j.index.state.Family.RETRIEVALS;
import static io.cess4j.index.state.Family.REVENUE;
import static io.cess4j.index.state.Family.SUBSCRIPTIONS;

import io.cess4j.chain.Address;
import io.cess4j.chain.contract.AccessPrices;
import io.cess4j.chain.contract.KeyOfferState;
import io.cess4j.chain.event.AccessChanged;
import io.cess4j.chain.event.AccessStandingChanged;
import io.cess4j.chain.event.AccessTermsChanged;
import io.cess4j.chain.event.BillingEvent;
import io.cess4j.chain.event.ChannelOpened;
import io.cess4j.chain.event.KeyBought;
import io.cess4j.chain.event.KeyDelivered;
import io.cess4j.chain.event.KeyOfferEnded;
import io.cess4j.chain.event.KeyOffered;
import io.cess4j.chain.event.KeyRepriced;
import io.cess4j.chain.event.KeySaleCompleted;
import io.cess4j.chain.event.KeySaleRefunded;
import io.cess4j.chain.event.RetrievalsRecorded;
import io.cess4j.chain.event.RevenueClaimed;
import io.cess4j.chain.event.RevenueEarned;
import io.cess4j.chain.event.RevenueSharePassed;
import io.cess4j.chain.event.RoyaltyPaid;
import io.cess4j.chain.event.Subscribed;
import io.cess4j.chain.event.SubscriptionQuit;
import io.cess4j.chain.event.SubscriptionSettled;
import io.cess4j.index.record.Admission;
import io.cess4j.index.record.KeyForSale;
import io.cess4j.index.record.KeySale;
import io.cess4j.index.record.Price;
import io.cess4j.index.record.Retrieval;
import io.cess4j.index.record.SaleState;
import io.cess4j.index.record.Subscription;
import io.cess4j.index.record.Terms;
import io.cess4j.index.record.What;
import io.cess4j.index.record.Where;
import io.cess4j.index.state.Family;
import io.cess4j.index.state.Key;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.List;

/** Terms, retrievals, revenue, subscriptions and sales of keys. */
final class BillingChanges {
  private static final BigInteger ZERO = BigInteger.ZERO;
  private static final HexFormat HEX = HexFormat.of();

  private final Documents documents;

  BillingChanges(Documents documents) {
    this.documents = documents;
  }

  void apply(BillingEvent event) {
    Where at = Where.of(event.at());
    switch (event) {
      case AccessTermsChanged e -> {
        documents.update(
            Family.TERMS,
            Key.of(e.certificate()),
            Terms.NONE,
            terms ->
                new Terms(
                    price(e.inForce()),
                    price(e.next()),
                    e.nextFrom().getEpochSecond(),
                    terms.access()));
        termsChanged(e.certificate(), at);
      }
      case AccessChanged e -> {
        documents.update(
            Family.TERMS,
            Key.of(e.certificate()),
            Terms.NONE,
            terms -> new Terms(terms.inForce(), terms.next(), terms.nextFrom(), e.access()));
        termsChanged(e.certificate(), at);
      }
      case AccessStandingChanged e ->
          e.accounts()
              .forEach(
                  account ->
                      documents.put(
                          ADMISSIONS,
                          Key.of(e.certificate()).and(Key.of(account)),
                          new Admission(account, e.standing(), at)));
      case RetrievalsRecorded e -> retrievals(e, at);
      case RevenueEarned e -> {
        revenue(e.certificate(), What.EARNED, e.payer(), e.amount(), 0, at);
        documents.add(e.certificate(), Sums.earned(e.amount()));
      }
      case RoyaltyPaid e -> {
        revenue(e.certificate(), What.ROYALTY, e.receiver(), e.amount(), 0, at);
        documents.add(e.certificate(), Sums.royalty(e.amount()));
      }
      case RevenueSharePassed e -> {
        revenue(e.certificate(), What.SHARE_PASSED, Address.ZERO, e.amount(), e.parent(), at);
        revenue(e.parent(), What.SHARE_RECEIVED, Address.ZERO, e.amount(), e.certificate(), at);
        documents.add(e.certificate(), Sums.passed(e.amount()));
        documents.add(e.parent(), Sums.shared(e.amount()));
      }
      case RevenueClaimed e -> {
        revenue(e.certificate(), What.CLAIMED, e.holder(), e.amount(), 0, at);
        documents.add(e.certificate(), Sums.claimed(e.amount()));
      }
      case Subscribed e -> subscribed(e, at);
      case SubscriptionQuit e -> {
        documents.change(
            SUBSCRIPTIONS,
            Key.of(e.certificate()).and(Key.of(e.account())),
            Subscription.class,
            s ->
                new Subscription(
                    s.certificate(),
                    s.account(),
                    s.gateway(),
                    s.paid(),
                    s.refunded().add(e.refund()),
                    0,
                    s.at()));
        purchase(e.certificate(), What.SUBSCRIPTION_QUIT, e.account(), e.refund(), 0, at);
      }
      case SubscriptionSettled e -> {} // RevenueEarned says what came of it
      case ChannelOpened e -> {} // of no certificate; RetrievalsRecorded says what it paid
      case KeyOffered e -> offered(e, at);
      case KeyRepriced e ->
          documents.change(KEYS, Key.of(e.offer()), KeyForSale.class, key -> key.priced(e.price()));
      case KeyOfferEnded e ->
          documents.change(KEYS, Key.of(e.offer()), KeyForSale.class, key -> key.in(e.state()));
      case KeyBought e -> bought(e, at);
      case KeyDelivered e ->
          documents.change(
              KEY_SALES,
              Key.of(e.sale()),
              KeySale.class,
              sale ->
                  sale.delivered(hex(e.c1(), e.k2(), e.c2()), e.complainUntil().getEpochSecond()));
      case KeySaleCompleted e -> {
        sale(e.sale(), SaleState.COMPLETED);
        documents.add(e.certificate(), Sums.key());
      }
      case KeySaleRefunded e -> {
        documents
            .get(KEY_SALES, Key.of(e.sale()), KeySale.class)
            .ifPresent(
                sale ->
                    purchase(
                        sale.certificate(),
                        What.KEY_REFUNDED,
                        e.buyer(),
                        e.amount(),
                        e.sale(),
                        at));
        sale(e.sale(), SaleState.REFUNDED);
      }
    }
  }

  private static Price price(AccessPrices prices) {
    return new Price(prices.retrieval(), prices.subscription(), prices.period().toSeconds());
  }

  private void termsChanged(long certificate, Where at) {
    documents.book(
        HISTORY, certificate, What.TERMS_CHANGED, Address.ZERO, Address.ZERO, ZERO, 0, at);
  }

  private void retrievals(RetrievalsRecorded e, Where at) {
    List<RetrievalRecord> records = RetrievalRecord.all(e.records());
    for (int i = 0; i < records.size(); i++) {
      RetrievalRecord one = records.get(i);
      long number = Math.addExact(e.first(), i);
      documents.put(
          RETRIEVALS,
          Key.of(one.certificate(), number),
          new Retrieval(
              number,
              e.buyer(),
              e.gateway(),
              e.channel(),
              one.price(),
              one.size(),
              one.time(),
              one.kind() == RetrievalRecord.SUBSCRIBED,
              at));
      documents.add(one.certificate(), Sums.retrieval(one.price(), one.size()));
    }
  }

  private void subscribed(Subscribed e, Where at) {
    Key key = Key.of(e.certificate()).and(Key.of(e.account()));
    Subscription before =
        documents
            .get(SUBSCRIPTIONS, key, Subscription.class)
            .orElse(new Subscription(e.certificate(), e.account(), e.gateway(), ZERO, ZERO, 0, at));
    documents.put(
        SUBSCRIPTIONS,
        key,
        new Subscription(
            e.certificate(),
            e.account(),
            e.gateway(),
            before.paid().add(e.cost()),
            before.refunded(),
            e.end().getEpochSecond(),
            at));
    purchase(e.certificate(), What.SUBSCRIBED, e.account(), e.cost(), 0, at);
    documents.add(e.certificate(), Sums.subscription());
  }

  private void offered(KeyOffered e, Where at) {
    documents.put(
        KEYS,
        Key.of(e.offer()),
        new KeyForSale(
            e.offer(),
            e.certificate(),
            e.seller(),
            e.price(),
            KeyOfferState.OPEN,
            hex(e.capsule().point()),
            hex(e.capsule().labelKey()),
            hex(e.capsule().sealedKeys()),
            at));
    documents.mark(Family.KEYS_OF, Key.of(e.certificate()).and(Key.of(e.offer())));
  }

  private void bought(KeyBought e, Where at) {
    long certificate =
        documents
            .get(KEYS, Key.of(e.offer()), KeyForSale.class)
            .map(KeyForSale::certificate)
            .orElse(0L);
    documents.put(
        KEY_SALES,
        Key.of(e.sale()),
        new KeySale(
            e.sale(),
            e.offer(),
            certificate,
            e.buyer(),
            e.price(),
            SaleState.BOUGHT,
            hex(e.readerKey()),
            e.deadline().getEpochSecond(),
            "",
            at));
    purchase(certificate, What.KEY_BOUGHT, e.buyer(), e.price(), e.sale(), at);
  }

  private void sale(long sale, SaleState state) {
    documents.change(KEY_SALES, Key.of(sale), KeySale.class, before -> before.in(state));
  }

  private void purchase(
      long certificate, What what, Address buyer, BigInteger wei, long reference, Where at) {
    documents.book(PURCHASES, certificate, what, buyer, Address.ZERO, wei, reference, at);
  }

  private void revenue(
      long certificate, What what, Address account, BigInteger wei, long reference, Where at) {
    documents.book(REVENUE, certificate, what, account, Address.ZERO, wei, reference, at);
  }

  private static String hex(byte[]... parts) {
    StringBuilder hex = new StringBuilder("0x");
    for (byte[] part : parts) {
      hex.append(HEX.formatHex(part));
    }
    return hex.toString();
  }
}
