package io.cess4j.gateway.delivery;

import io.cess4j.chain.Address;
import io.cess4j.chain.contract.RetrievalChannel;
import io.cess4j.chain.contract.RetrievalRecord;
import io.cess4j.gateway.GatewayException.PaymentMissing;
import io.cess4j.gateway.GatewayException.RecordsElsewhere;
import io.cess4j.gateway.GatewayException.VoucherConflict;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Holds a payment against its channel as the chain has it: whether it could be settled. */
final class ChannelCheck {
  /** A channel must go on for as long, so that its gateway can settle. */
  static final Duration NOTICE = Duration.ofMinutes(10);

  private ChannelCheck() {}

  /** Whose channel it is, whom it pays, and until when. */
  static void requireFit(
      long number, RetrievalChannel channel, Address account, List<Address> proxies, Instant now) {
    if (channel.buyer().isZero()) {
      throw new PaymentMissing("channel " + number + " is not on this chain: open one");
    }
    if (!channel.buyer().equals(account)) {
      throw new PaymentMissing(
          "channel %d is of %s, not of %s".formatted(number, channel.buyer(), account));
    }
    if (!proxies.contains(channel.gateway())) {
      throw new PaymentMissing(
          "channel %d pays %s, which is no proxy of this grant: open one for one of %s"
              .formatted(number, channel.gateway(), proxies));
    }
    if (channel.until().isBefore(now.plus(NOTICE))) {
      throw new PaymentMissing(
          "channel %d ends at %s, within ten minutes: extend it"
              .formatted(number, channel.until()));
    }
  }

  /** Records, sums and times: what PayPerRetrieval.settle would refuse is refused now. */
  static void requireFollows(Payment payment, Trail trail, RetrievalChannel channel) {
    long settled = channel.count();
    if (trail.base() > settled) {
      throw new RecordsElsewhere(
          "the records begin after %d retrievals, and %d are settled: send all since then"
              .formatted(trail.base(), settled));
    }
    if (payment.count() < settled) {
      throw new VoucherConflict(
          "channel %d is settled up to %d retrievals, this voucher ends at %d"
              .formatted(payment.channel(), settled, payment.count()));
    }
    if (trail.at(settled).filter(channel.digest()::equals).isEmpty()) {
      throw new VoucherConflict(
          "the first %d retrievals of channel %d on chain are others than these"
              .formatted(settled, payment.channel()));
    }
    List<RetrievalRecord> rest =
        payment.records().subList((int) (settled - trail.base()), payment.records().size());
    requireSum(payment, channel, rest);
    requireOrder(channel, rest);
  }

  private static void requireSum(
      Payment payment, RetrievalChannel channel, List<RetrievalRecord> rest) {
    BigInteger sum =
        rest.stream().map(RetrievalRecord::price).reduce(channel.paid(), BigInteger::add);
    if (!sum.equals(payment.cumulative())) {
      throw new PaymentMissing(
          "the records come to %s wei, the voucher to %s".formatted(sum, payment.cumulative()));
    }
    if (sum.compareTo(channel.deposit()) > 0) {
      throw new PaymentMissing(
          "the voucher is over %s wei, the deposit %s: add to it"
              .formatted(sum, channel.deposit()));
    }
  }

  private static void requireOrder(RetrievalChannel channel, List<RetrievalRecord> rest) {
    Instant before = channel.lastTime();
    for (RetrievalRecord one : rest) {
      if (one.time().isBefore(before)) {
        throw new PaymentMissing(
            "a record of %s comes after one of %s: they go by time".formatted(one.time(), before));
      }
      before = one.time();
    }
  }
}
