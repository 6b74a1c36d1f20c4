package io.cess4j.sdk.paid;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.AccessPrices;
import io.cess4j.chain.contract.RetrievalChannel;
import io.cess4j.chain.event.ChannelOpened;
import io.cess4j.chain.event.RightsRegistered;
import io.cess4j.sdk.CessException.GatewayFailed;
import io.cess4j.sdk.gateway.GatewayClient;
import io.cess4j.sdk.paid.PaidException.NotAdmitted;
import io.cess4j.sdk.paid.PaidException.NotForSale;
import io.cess4j.sdk.paid.PaidException.PriceTooHigh;
import io.cess4j.sdk.storage.GetOptions;
import io.cess4j.sdk.storage.SharedKeys;
import io.cess4j.sdk.storage.Storage;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Files against payment (ADR 0038): by the retrieval, out of a channel's deposit, or within a
 * subscription. What was promised is in the purse before it is sent, so a crash costs nothing
 * twice.
 */
public final class Buying {
  private final Network network;
  private final Account account;
  private final Function<SharedKeys, Storage> storage;
  private final @Nullable GatewayClient gateway;
  private final SecureRandom random;
  private final Purse purse;
  private @Nullable Counter counter;

  /**
   * @param folder of the account's purses; {@link #beside} a keystore
   * @param storage reads files with keys that it is given
   * @param gateway of the client; null where bytes come from the miners
   */
  public Buying(
      Network network,
      Account account,
      Path folder,
      Function<SharedKeys, Storage> storage,
      @Nullable GatewayClient gateway,
      SecureRandom random) {
    this.network = network;
    this.account = account;
    this.storage = storage;
    this.gateway = gateway;
    this.random = random;
    this.purse = new Purse(folder, account, network.billing().payPerRetrieval().domain(), random);
  }

  /** The usual place of a purse: beside the account's keystore. */
  public static Path beside(Path keystore) {
    return keystore.resolveSibling(keystore.getFileName() + ".purse");
  }

  /**
   * What it would cost; nothing is signed.
   *
   * @param deposit wei that the buyer would lock; null for the usual
   * @throws PaidException.CertificateUnknown for a number that no certificate has
   * @throws NotForSale where nobody delivers it
   * @throws NotAdmitted where the holder does not let the account read
   */
  public PaidOffer offer(long certificate, @Nullable BigInteger deposit) {
    OnSale item = counter().shelf().find(certificate);
    Charge charge = counter().tariff().of(certificate);
    try (Purse.Hold _ = purse.hold()) {
      boolean paid = purse.keys().has(certificate) || counter().till().mayBeUnderWay(certificate);
      return new PaidOffer(
          certificate,
          item.registered().description().title(),
          item.fid(),
          item.holder(),
          paid ? BigInteger.ZERO : charge.price(),
          charge.subscribed(),
          paid,
          paid ? BigInteger.ZERO : counter().till().toLock(item, charge.price(), deposit),
          item.paid().grant().grant(),
          item.threshold(),
          List.copyOf(item.alive().keySet()));
    }
  }

  /** Whether keys of an earlier call are in the purse, so that reading goes on for nothing. */
  public boolean isPaid(long certificate) {
    return purse.keys().has(certificate);
  }

  /**
   * Pays, opens the file's keys and reads it into {@code target}. After a crash, a broken line or
   * silent gateways the same call goes on with the same voucher, or with the keys that it has
   * bought.
   *
   * @throws PaidException where it cannot be bought; it says whether anything was paid
   * @throws io.cess4j.sdk.CessException where it was bought and reading broke off; the keys are
   *     kept
   */
  public PaidRetrieval retrieve(long certificate, Path target, PaidOptions options) {
    RightsRegistered registered = counter().shelf().registered(certificate);
    PaidKeys keys = new PaidKeys(network, counter(), registered, options, random);
    String fid = registered.claim().fid().hex().substring(2);
    GetOptions reading = GetOptions.defaults().with(options.progress());
    storage.apply(keys).get(fid, target, gateway == null ? reading.directly() : reading);
    purse.keys().forget(certificate);
    return keys.result(fid);
  }

  /**
   * What periods of a subscription cost.
   *
   * @throws NotForSale where its holder offers none
   * @throws NotAdmitted where the holder does not let the account read
   */
  public AccessPrices subscription(long certificate) {
    AccessPrices prices = network.billing().accessTerms().termsOf(certificate).inForce();
    if (prices.period().isZero()) {
      throw new NotForSale(certificate, "its holder offers no subscriptions");
    }
    if (!counter().tariff().admits(certificate)) {
      throw new NotAdmitted(certificate, account.address());
    }
    return prices;
  }

  /**
   * Pays for periods ahead, after those that are paid already.
   *
   * @param periods 1 to 120
   * @param seen prices that the buyer was shown; others are refused
   * @return the new end
   */
  public Instant subscribe(long certificate, int periods, AccessPrices seen) {
    AccessPrices now = subscription(certificate);
    if (now.subscription().compareTo(seen.subscription()) > 0) {
      throw new PriceTooHigh(certificate, now.subscription(), seen.subscription());
    }
    OnSale item = counter().shelf().find(certificate);
    Address favoured = counter().favoured();
    Address serving =
        favoured != null && item.alive().containsKey(favoured)
            ? favoured
            : item.alive().keySet().iterator().next();
    return network
        .billing()
        .subscriptions()
        .subscribe(
            network.sender(account),
            certificate,
            serving,
            periods,
            seen.period(),
            seen.subscription())
        .value();
  }

  /** The account's channels, closed ones too, oldest first. */
  public List<PaidChannel> channels() {
    return counter().channels().all().stream().map(this::view).toList();
  }

  /**
   * Ends a channel whose time is over; the rest is vault balance again.
   *
   * @return wei that came back
   * @throws PaidException.ChannelNotOver before its end
   */
  public BigInteger close(long channel) {
    RetrievalChannel before = counter().channels().onChain(channel);
    if (before.until().isAfter(network.clock().instant())) {
      throw new PaidException.ChannelNotOver(channel, before.until());
    }
    network.billing().payPerRetrieval().close(network.sender(account), channel);
    return before.deposit().subtract(before.paid());
  }

  private PaidChannel view(ChannelOpened event) {
    RetrievalChannel chain = counter().channels().onChain(event.channel());
    Optional<ChannelBook> book =
        purse.book(event.channel()).filter(one -> one.opening().equals(event.at().transaction()));
    boolean over = !chain.until().isAfter(network.clock().instant());
    String standing =
        over
            ? chain.deposit().equals(chain.paid()) ? "closed" : "over"
            : book.map(one -> one.state() == ChannelBook.State.SPOILED ? "spoiled" : "open")
                .orElse("unknown");
    return new PaidChannel(
        event.channel(),
        chain.gateway(),
        chain.until(),
        chain.deposit(),
        book.map(ChannelBook::cumulative).orElse(chain.paid()),
        chain.paid(),
        book.map(ChannelBook::count).orElse(chain.count()),
        chain.count(),
        standing);
  }

  private Counter counter() {
    Counter made = counter;
    if (made == null) {
      made = new Counter(network, account, purse, random, favoured());
      counter = made;
    }
    return made;
  }

  private @Nullable Address favoured() {
    try {
      return gateway == null ? null : gateway.account();
    } catch (GatewayFailed silent) {
      return null;
    }
  }
}
