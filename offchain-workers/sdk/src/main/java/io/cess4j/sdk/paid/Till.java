package io.cess4j.sdk.paid;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Parameter;
import io.cess4j.chain.contract.RetrievalRecord;
import io.cess4j.sdk.paid.PaidException.DepositBelowPrice;
import io.cess4j.sdk.paid.PaidException.NotForSale;
import io.cess4j.sdk.paid.PaidException.VoucherElsewhere;
import io.cess4j.sdk.sharing.ProxyClient.Failed;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Gives a voucher for a retrieval: the one that is under way already, or a new one on a channel
 * that can carry it, extended or opened where there is none. Used with the purse held.
 */
final class Till {
  /** A channel is opened for so many retrievals where its buyer does not say otherwise. */
  private static final BigInteger USUAL_RETRIEVALS = BigInteger.TEN;

  /** Gateways accept records of the last ten minutes; what is older is signed anew. */
  private static final Duration YOUNG = Duration.ofMinutes(9);

  private final Network network;
  private final Account account;
  private final Purse purse;
  private final Channels channels;
  private final DeliveryClient client;
  private final RandomGenerator random;

  Till(
      Network network,
      Account account,
      Purse purse,
      Channels channels,
      DeliveryClient client,
      RandomGenerator random) {
    this.network = network;
    this.account = account;
    this.purse = purse;
    this.channels = channels;
    this.client = client;
    this.random = random;
  }

  /** For how long an accepted voucher is answered again: half of RetrievalWindow. */
  Duration window() {
    long days = network.parameters().get(Parameter.RETRIEVAL_WINDOW).longValueExact();
    return network.parameters().constants().day().multipliedBy(days).dividedBy(2);
  }

  /** A voucher for the certificate that was signed before and may still be answered. */
  Optional<OpenChannel> underWay(OnSale item, @Nullable Address wanted) {
    for (OpenChannel channel : pending(item.certificate())) {
      Optional<OpenChannel> settled = settled(channel, item, wanted);
      if (settled.isPresent() && isFor(settled.get(), item.certificate())) {
        return settled;
      }
    }
    return Optional.empty();
  }

  /** Whether {@link #underWay} may find one, by the purse alone. */
  boolean mayBeUnderWay(long certificate) {
    return !pending(certificate).isEmpty();
  }

  private List<OpenChannel> pending(long certificate) {
    return channels.usable().stream().filter(channel -> isFor(channel, certificate)).toList();
  }

  private static boolean isFor(OpenChannel channel, long certificate) {
    return channel.book().state() == ChannelBook.State.PENDING
        && channel.book().last().filter(last -> last.certificate() == certificate).isPresent();
  }

  /** The channel with what became of its newest voucher; empty where nobody can say. */
  private Optional<OpenChannel> settled(
      OpenChannel channel, OnSale item, @Nullable Address wanted) {
    ChannelBook book = channel.book();
    if (book.state() != ChannelBook.State.PENDING) {
      return Optional.of(channel);
    }
    Duration age = Duration.between(channel.lastTime(), network.clock().instant());
    boolean accepted = book.accepted().length() > 0;
    if (accepted ? age.compareTo(window()) < 0 : isYoungAndFor(item, channel, age)) {
      if (!accepted && !item.alive().containsKey(channel.gateway())) {
        return elsewhere(channel, item, wanted);
      }
      return Optional.of(channel);
    }
    if (accepted) {
      return Optional.of(kept(channel, book.as(ChannelBook.State.SERVED)));
    }
    String endpoint = item.alive().get(channel.gateway());
    if (endpoint == null) {
      return elsewhere(channel, item, wanted);
    }
    try {
      Optional<DeliveryClient.Newest> newest = client.newest(endpoint, book.channel());
      long known =
          Math.max(newest.map(DeliveryClient.Newest::count).orElse(0L), channel.chain().count());
      if (known == book.count()) {
        return Optional.of(
            age.compareTo(window()) < 0
                ? channel
                : kept(channel, book.as(ChannelBook.State.SERVED)));
      }
      return Optional.of(
          known == book.count() - 1
              ? kept(channel, book.firm())
              : kept(channel, book.as(ChannelBook.State.SPOILED)));
    } catch (Failed silent) {
      return elsewhere(channel, item, wanted);
    }
  }

  private static boolean isYoungAndFor(OnSale item, OpenChannel channel, Duration age) {
    return isFor(channel, item.certificate()) && age.compareTo(YOUNG) < 0;
  }

  /** Its gateway is away, and may have accepted the voucher. */
  private static Optional<OpenChannel> elsewhere(
      OpenChannel channel, OnSale item, @Nullable Address wanted) {
    boolean paysHere = isFor(channel, item.certificate());
    if (paysHere && (wanted == null || wanted.equals(channel.gateway()))) {
      throw new VoucherElsewhere(item.certificate(), channel.gateway());
    }
    return Optional.empty();
  }

  private OpenChannel kept(OpenChannel channel, ChannelBook book) {
    purse.write(book);
    return channel.with(book);
  }

  /**
   * A new voucher, on disk when this returns.
   *
   * @param wanted the gateway that shall serve; null for any
   * @param favoured the gateway to take where the buyer has no channel yet; null for any
   * @param deposit wei for a channel that has to be opened or filled; null for the usual
   */
  OpenChannel sign(
      OnSale item,
      Charge charge,
      long size,
      @Nullable Address wanted,
      @Nullable Address favoured,
      @Nullable BigInteger deposit) {
    OpenChannel channel = channel(item, charge.price(), wanted, favoured, deposit);
    RetrievalRecord record = charge.record(item.certificate(), size, channel.lastTime());
    return kept(
        channel,
        channel.book().extended(record, account, network.billing().payPerRetrieval().domain()));
  }

  private OpenChannel channel(
      OnSale item,
      BigInteger price,
      @Nullable Address wanted,
      @Nullable Address favoured,
      @Nullable BigInteger deposit) {
    if (deposit != null && deposit.compareTo(price) < 0) {
      throw new DepositBelowPrice(price, deposit);
    }
    List<Address> gateways = gateways(item, wanted, favoured);
    List<OpenChannel> fitting = fitting(item, gateways, wanted);
    for (OpenChannel channel : fitting) {
      if (channel.left().compareTo(price) >= 0 && channels.lasts(channel)) {
        return channel;
      }
    }
    BigInteger more = deposit == null ? usualDeposit(price) : deposit;
    if (!fitting.isEmpty()) {
      OpenChannel first = fitting.getFirst();
      return channels.extend(first, first.left().compareTo(price) >= 0 ? BigInteger.ZERO : more);
    }
    return channels.open(gateways.getFirst(), more);
  }

  /** Wei that a purchase at this price would lock now; zero where a channel has them. */
  BigInteger toLock(OnSale item, BigInteger price, @Nullable BigInteger deposit) {
    boolean covered =
        channels.usable().stream()
            .anyMatch(
                channel ->
                    item.alive().containsKey(channel.gateway())
                        && channel.left().compareTo(price) >= 0
                        && channel.isSettled(network.clock().instant(), window()));
    return covered ? BigInteger.ZERO : deposit == null ? usualDeposit(price) : deposit;
  }

  private List<Address> gateways(
      OnSale item, @Nullable Address wanted, @Nullable Address favoured) {
    List<Address> gateways = new ArrayList<>(item.alive().keySet());
    java.util.Collections.shuffle(gateways, java.util.Random.from(random));
    if (wanted != null) {
      gateways.removeIf(one -> !one.equals(wanted));
      if (gateways.isEmpty()) {
        throw new NotForSale(
            item.certificate(),
            "gateway %s is none of those that deliver it now: %s"
                .formatted(wanted, item.alive().keySet()));
      }
    }
    gateways.sort(Comparator.comparing(one -> !one.equals(favoured)));
    return gateways;
  }

  private List<OpenChannel> fitting(OnSale item, List<Address> gateways, @Nullable Address wanted) {
    Instant now = network.clock().instant();
    Duration window = window();
    return channels.usable().stream()
        .filter(channel -> gateways.contains(channel.gateway()))
        .flatMap(channel -> settled(channel, item, wanted).stream())
        .filter(channel -> channel.book().state() == ChannelBook.State.SERVED)
        .filter(channel -> channel.isSettled(now, window))
        .sorted(Comparator.comparing(channel -> gateways.indexOf(channel.gateway())))
        .toList();
  }

  /** As much of it as there is, where that pays for one. */
  private BigInteger usualDeposit(BigInteger price) {
    BigInteger available = network.vault().balanceOf(account.address());
    return price.max(price.multiply(USUAL_RETRIEVALS).min(available));
  }
}
