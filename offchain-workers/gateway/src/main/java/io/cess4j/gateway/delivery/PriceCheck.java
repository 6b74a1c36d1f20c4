package io.cess4j.gateway.delivery;

import io.cess4j.chain.Address;
import io.cess4j.chain.contract.Billing;
import io.cess4j.chain.contract.RetrievalCharge;
import io.cess4j.chain.contract.RetrievalRecord;
import io.cess4j.chain.contract.Subscription;
import io.cess4j.gateway.GatewayException.NotAdmitted;
import io.cess4j.gateway.GatewayException.PaymentMissing;
import java.time.Duration;
import java.time.Instant;

/** Holds a record against the terms of its time. */
final class PriceCheck {
  private PriceCheck() {}

  /** Whether the record is young enough for what is asked, and not ahead of the chain. */
  static void requireTime(RetrievalRecord record, Instant newestBlock, Duration oldest) {
    if (record.time().isAfter(newestBlock)) {
      throw new PaymentMissing(
          "the record is of %s, and the newest block of %s: take the time of a block"
              .formatted(record.time(), newestBlock));
    }
    if (record.time().isBefore(newestBlock.minus(oldest))) {
      throw new PaymentMissing(
          "the record of %s is older than %s: sign a new one".formatted(record.time(), oldest));
    }
  }

  /** Whether it pays what the holder asked at its time. */
  static void requirePaid(Billing billing, RetrievalRecord record, Address account) {
    RetrievalCharge charge =
        billing.accessTerms().chargeOf(record.certificate(), account, record.time());
    if (!charge.admitted()) {
      throw new NotAdmitted(
          "certificate %d did not admit %s at %s"
              .formatted(record.certificate(), account, record.time()));
    }
    if (record.subscribed()) {
      requireSubscribed(billing, record, account);
    } else if (record.price().compareTo(charge.price()) < 0) {
      throw new PaymentMissing(
          "a retrieval of certificate %d costs %s wei, the record says %s"
              .formatted(record.certificate(), charge.price(), record.price()));
    }
  }

  private static void requireSubscribed(Billing billing, RetrievalRecord record, Address account) {
    Subscription one = billing.subscriptions().subscriptionOf(record.certificate(), account);
    boolean covered = !record.time().isBefore(one.start()) && record.time().isBefore(one.end());
    if (!covered || record.price().signum() != 0) {
      throw new PaymentMissing(
          covered
              ? "a retrieval within a subscription has a price of 0"
              : "%s has no subscription to certificate %d at %s"
                  .formatted(account, record.certificate(), record.time()));
    }
  }
}
