package io.cess4j.sdk.paid;

import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Billing;
import io.cess4j.chain.contract.RetrievalCharge;
import io.cess4j.sdk.paid.PaidException.NotAdmitted;
import java.math.BigInteger;
import java.time.Instant;

/** Reads what an account has to pay. */
final class Tariff {
  private final Network network;
  private final Address account;

  Tariff(Network network, Address account) {
    this.network = network;
    this.account = account;
  }

  boolean admits(long certificate) {
    return network.billing().accessTerms().admits(certificate, account);
  }

  /**
   * @throws NotAdmitted where the holder does not let the account read
   */
  Charge of(long certificate) {
    Billing billing = network.billing();
    Instant time = network.connection().latestBlock().timestamp();
    RetrievalCharge charge = billing.accessTerms().chargeOf(certificate, account, time);
    if (!charge.admitted() || !admits(certificate)) {
      throw new NotAdmitted(certificate, account);
    }
    boolean subscribed = billing.subscriptions().isSubscribed(certificate, account);
    return new Charge(time, subscribed ? BigInteger.ZERO : charge.price(), subscribed);
  }
}
