package io.cess4j.gateway.delivery;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Billing;
import io.cess4j.chain.contract.Parameter;
import io.cess4j.chain.contract.RetrievalChannel;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.gateway.GatewayException.PaymentMissing;
import io.cess4j.gateway.GatewayException.VoucherConflict;
import io.cess4j.protocol.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Takes vouchers. The channel's gateway accepts one of each count, in order, and signs it; other
 * proxies take what it has signed. A voucher that was taken is taken again, and pays nothing twice.
 */
final class Till {
  /** A gateway accepts no record that is older. */
  private static final Duration FRESH = Duration.ofMinutes(10);

  private final Network network;
  private final Account account;
  private final VoucherBook book;
  private final Object[] locks = IntStream.range(0, 64).mapToObj(i -> new Object()).toArray();

  Till(Network network, Account account, VoucherBook book) {
    this.network = network;
    this.account = account;
    this.book = book;
  }

  /**
   * Takes the voucher of a request; in the book, on disk, when this returns.
   *
   * @return the signature of this gateway where the channel is its own
   * @throws PaymentMissing where it does not pay
   * @throws VoucherConflict where another was accepted, here or on chain
   */
  Optional<ByteString> take(DeliveryRequest request, PaidGrant grant) {
    Payment payment = request.payment();
    Billing billing = network.billing();
    Instant now = network.connection().latestBlock().timestamp();
    RetrievalChannel channel = billing.payPerRetrieval().channelOf(payment.channel());
    ChannelCheck.requireFit(payment.channel(), channel, request.account(), grant.proxies(), now);
    if (payment.last().certificate() != request.certificate()) {
      throw new PaymentMissing(
          "the last record is of certificate %d, the request of %d"
              .formatted(payment.last().certificate(), request.certificate()));
    }
    boolean own = channel.gateway().equals(account.address());
    TypedDomain domain = billing.payPerRetrieval().domain();
    requireSigned(domain, payment, payment.voucher(), channel.buyer(), "its buyer");
    if (!own) {
      ByteString accepted =
          payment
              .accepted()
              .orElseThrow(
                  () ->
                      new PaymentMissing(
                          "the channel's gateway, %s, has not accepted the voucher: ask it first"
                              .formatted(channel.gateway())));
      requireSigned(domain, payment, accepted, channel.gateway(), "the channel's gateway");
    }
    synchronized (locks[Math.floorMod(payment.channel(), locks.length)]) {
      if (!isCovered(payment)) {
        Duration oldest = own && FRESH.compareTo(repeated()) < 0 ? FRESH : repeated();
        PriceCheck.requireTime(payment.last(), now, oldest);
        requireNext(payment, channel, own);
        PriceCheck.requirePaid(billing, payment.last(), request.account());
        return accept(domain, request, channel, own);
      }
    }
    PriceCheck.requireTime(payment.last(), now, repeated());
    return own ? Optional.of(sign(domain, payment)) : Optional.empty();
  }

  /** How long what was accepted is answered again: half of the time in which it can be settled. */
  private Duration repeated() {
    long days = network.parameters().get(Parameter.RETRIEVAL_WINDOW).longValueExact();
    return network.calendar().constants().day().multipliedBy(days).dividedBy(2);
  }

  private boolean isCovered(Payment payment) {
    return book.find(payment.channel()).filter(one -> one.covers(payment)).isPresent();
  }

  private void requireNext(Payment payment, RetrievalChannel channel, boolean own) {
    Trail trail = payment.trail();
    ChannelCheck.requireFollows(payment, trail, channel);
    Optional<BookedVoucher> booked =
        book.find(payment.channel()).filter(one -> one.count() > channel.count());
    long known = booked.map(BookedVoucher::count).orElse(channel.count());
    boolean follows =
        booked
            .map(one -> trail.at(known).filter(one.payment().trail().end()::equals).isPresent())
            .orElse(true);
    if (!follows || (own ? payment.count() != known + 1 : payment.count() < known)) {
      throw new VoucherConflict(
          "this gateway has accepted %d retrievals of channel %d; a voucher over %d %s"
              .formatted(
                  known,
                  payment.channel(),
                  payment.count(),
                  follows ? "does not come next" : "has other records"));
    }
  }

  private Optional<ByteString> accept(
      TypedDomain domain, DeliveryRequest request, RetrievalChannel channel, boolean own) {
    Payment payment = request.payment();
    if (!own) {
      if (payment.count() > channel.count()) {
        book.save(new BookedVoucher(channel.buyer(), payment));
      }
      return Optional.empty();
    }
    Optional<ByteString> signature = Optional.of(sign(domain, payment));
    book.save(
        new BookedVoucher(
            channel.buyer(),
            new Payment(
                payment.channel(),
                payment.cumulative(),
                payment.count(),
                payment.start(),
                payment.records(),
                payment.voucher(),
                signature)));
    return signature;
  }

  private ByteString sign(TypedDomain domain, Payment payment) {
    return ByteString.of(domain.signCompact(account, payment.signed()));
  }

  private static void requireSigned(
      TypedDomain domain, Payment payment, ByteString signature, Address expected, String whom) {
    Address signer = domain.recover(payment.signed(), signature.toBytes()).orElse(Address.ZERO);
    if (!signer.equals(expected)) {
      throw new PaymentMissing(
          "the voucher must be signed by %s, %s, and is by %s"
              .formatted(whom, expected, signer.isZero() ? "nobody" : signer));
    }
  }
}
