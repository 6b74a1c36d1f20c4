package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.instant;
import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.event.Subscribed;
import io.cess4j.chain.transaction.Mined;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.ISubscriptions;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Access to data by the period (ISubscriptions). */
public final class Subscriptions extends Client {
  private final ISubscriptions contract;

  /** Client of the contract at {@code address}. */
  public Subscriptions(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(ISubscriptions::load, address, connection);
  }

  /**
   * Pays for periods ahead.
   *
   * @param periods 1 to 120
   * @param period length of one as the sender saw it
   * @param maximum wei a period that the sender agrees to
   * @return the new end
   */
  public Mined<Instant> subscribe(
      TransactionSender sender,
      long certificate,
      Address gateway,
      int periods,
      Duration period,
      BigInteger maximum) {
    return send(
        sender,
        contract.subscribe(
            word(certificate), gateway.hex(), word(periods), word(period.toSeconds()), maximum),
        Subscribed.class,
        Subscribed::end);
  }

  /** What was earned so far goes to the certificate and the gateway. */
  public Receipt settle(TransactionSender sender, long certificate, List<Address> accounts) {
    return send(
        sender,
        contract.settleMany(word(certificate), accounts.stream().map(Address::hex).toList()));
  }

  /** Ends the sender's subscription where it is not admitted any more. */
  public Receipt quit(TransactionSender sender, long certificate) {
    return send(sender, contract.quit(word(certificate)));
  }

  /** A subscription; one that ended in 1970 where there is none. */
  public Subscription subscriptionOf(long certificate, Address account) {
    ISubscriptions.Subscription one =
        read(contract.subscriptionOf(word(certificate), account.hex()));
    return new Subscription(
        Address.of(one.gateway),
        instant(one.start),
        instant(one.end),
        instant(one.settledTo),
        one.rest);
  }

  /** Whether the account is subscribed and admitted now. */
  public boolean isSubscribed(long certificate, Address account) {
    return read(contract.isSubscribed(word(certificate), account.hex()));
  }
}
