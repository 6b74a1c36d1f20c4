package io.cess4j.sdk.paid;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.ChannelIndex;
import io.cess4j.chain.contract.PayPerRetrieval;
import io.cess4j.chain.contract.RetrievalChannel;
import io.cess4j.chain.event.ChannelOpened;
import io.cess4j.chain.transaction.Mined;
import io.cess4j.sdk.paid.PaidException.DepositTooLow;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** An account's channels: those on chain, with the purse's books of them. */
final class Channels {
  /** Proxies refuse channels that end within ten minutes; a buyer's stop is before that. */
  private static final Duration MARGIN = Duration.ofMinutes(15);

  private static final Duration SHORTEST = Duration.ofHours(1);
  private static final long USUAL_DAYS = 30;
  private static final long LONGEST_DAYS = 366;

  private final Network network;
  private final Account account;
  private final Purse purse;
  private final PayPerRetrieval contract;

  Channels(Network network, Account account, Purse purse) {
    this.network = network;
    this.account = account;
    this.purse = purse;
    this.contract = network.billing().payPerRetrieval();
  }

  /** All that the account has opened, oldest first. */
  List<ChannelOpened> all() {
    return new ChannelIndex(network.connection(), contract.address()).ofBuyer(account.address());
  }

  /** Those through which the account can buy, as far as purse and chain know. */
  List<OpenChannel> usable() {
    adopt();
    List<ChannelBook> books = purse.books();
    if (books.isEmpty()) {
      return List.of(); // before the chain's events are searched
    }
    Map<Long, ChannelOpened> known =
        all().stream().collect(Collectors.toMap(ChannelOpened::channel, Function.identity()));
    Instant now = network.clock().instant();
    return books.stream()
        .filter(book -> book.state() != ChannelBook.State.SPOILED)
        .filter(
            book ->
                known.containsKey(book.channel())
                    && known.get(book.channel()).at().transaction().equals(book.opening()))
        .map(book -> new OpenChannel(book, contract.channelOf(book.channel())))
        .filter(channel -> channel.chain().until().isAfter(now))
        .filter(OpenChannel::isConsistent)
        .toList();
  }

  /** A channel that was being opened when the program ended. Nothing was promised on it. */
  private void adopt() {
    purse
        .opening()
        .ifPresent(
            opening -> {
              all().stream()
                  .filter(opening::is)
                  .filter(event -> purse.book(event.channel()).isEmpty())
                  .forEach(
                      event ->
                          purse.write(
                              ChannelBook.opened(event.channel(), event.at().transaction())));
              purse.openingIsOver();
            });
  }

  /** Whether it lasts long enough for proxies to serve. */
  boolean lasts(OpenChannel channel) {
    return channel.chain().until().isAfter(network.clock().instant().plus(MARGIN));
  }

  /**
   * Opens a channel; nothing of it is lost where the program ends meanwhile.
   *
   * @throws DepositTooLow before anything is sent
   */
  OpenChannel open(Address gateway, BigInteger deposit) {
    checkBalance(deposit);
    Opening opening = new Opening(gateway, deposit, end(), contract.channelCount());
    purse.write(opening);
    Mined<Long> opened = contract.open(network.sender(account), gateway, deposit, opening.until());
    Bytes32 transaction = opened.receipt().transaction();
    ChannelBook book = ChannelBook.opened(opened.value(), transaction);
    purse.write(book);
    purse.openingIsOver();
    return new OpenChannel(book, contract.channelOf(opened.value()));
  }

  /**
   * More money, zero included, and time enough.
   *
   * @throws DepositTooLow before anything is sent
   */
  OpenChannel extend(OpenChannel channel, BigInteger more) {
    checkBalance(more);
    Instant end = lasts(channel) ? channel.chain().until() : end();
    long number = channel.book().channel();
    contract.extend(network.sender(account), number, more, end);
    return new OpenChannel(channel.book(), contract.channelOf(number));
  }

  RetrievalChannel onChain(long channel) {
    return contract.channelOf(channel);
  }

  private Instant end() {
    Duration day = network.parameters().constants().day();
    Duration usual = day.multipliedBy(USUAL_DAYS);
    Duration term = usual.compareTo(SHORTEST) < 0 ? SHORTEST : usual;
    Duration longest = day.multipliedBy(LONGEST_DAYS);
    Instant now = network.connection().latestBlock().timestamp();
    return now.plus(term.compareTo(longest) > 0 ? longest : term);
  }

  private void checkBalance(BigInteger required) {
    BigInteger available = network.vault().balanceOf(account.address());
    if (available.compareTo(required) < 0) {
      throw new DepositTooLow(account.address(), required, available);
    }
  }
}
