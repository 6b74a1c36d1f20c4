package io.cess4j.sdk.paid;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.sdk.sharing.ProxyClient;
import io.cess4j.sdk.storage.Progress;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** All that a purchase needs, put together once. */
final class Counter {
  private final Network network;
  private final Account account;
  private final Purse purse;
  private final RandomGenerator random;
  private final @Nullable Address favoured;
  private final DeliveryClient client;
  private final Shelf shelf;
  private final Tariff tariff;
  private final Channels channels;
  private final Till till;

  /**
   * @param favoured account of the gateway to open channels with where the buyer names none
   */
  Counter(
      Network network,
      Account account,
      Purse purse,
      RandomGenerator random,
      @Nullable Address favoured) {
    this.network = network;
    this.account = account;
    this.purse = purse;
    this.random = random;
    this.favoured = favoured;
    ProxyClient http = new ProxyClient();
    this.client = new DeliveryClient(http);
    this.shelf = new Shelf(network, http);
    this.tariff = new Tariff(network, account.address());
    this.channels = new Channels(network, account, purse);
    this.till = new Till(network, account, purse, channels, client, random);
  }

  Purse purse() {
    return purse;
  }

  Shelf shelf() {
    return shelf;
  }

  Tariff tariff() {
    return tariff;
  }

  Channels channels() {
    return channels;
  }

  Till till() {
    return till;
  }

  @Nullable Address favoured() {
    return favoured;
  }

  Courier courier(OnSale item, Progress progress) {
    return new Courier(network, account, purse, client, random, item, progress, till.window());
  }
}
