package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.instant;
import static io.cess4j.chain.contract.Words.member;
import static io.cess4j.chain.contract.Words.number;
import static io.cess4j.chain.contract.Words.numbers;
import static io.cess4j.chain.contract.Words.small;
import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.event.DrawOutcome;
import io.cess4j.chain.event.OrderCancelled;
import io.cess4j.chain.event.OrderPlaced;
import io.cess4j.chain.transaction.Mined;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.IOrders;
import java.math.BigInteger;
import java.util.List;

/** Orders: quote, place, draw, veto, cancel (IOrders). Refusals are {@code ContractRevert}s. */
public final class Orders extends Client {
  private final IOrders contract;

  /** Client of the contract at {@code address}. */
  public Orders(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IOrders::load, address, connection);
  }

  /** Reference price in wei per GiB of fragment and protocol day. */
  public BigInteger price() {
    return read(contract.price());
  }

  /** What the terms would cost and when they would end. */
  public Quote quote(Terms terms) {
    IOrders.Quote quote = read(contract.quote(raw(terms)));
    return new Quote(
        quote.price,
        quote.rate,
        quote.cost,
        number(quote.endDay),
        instant(quote.expiresAt),
        number(quote.sectors));
  }

  /** Locks the whole cost from the sender's vault balance; gives the order's id. */
  public Mined<Long> place(TransactionSender sender, Terms terms) {
    return send(sender, contract.place(raw(terms)), OrderPlaced.class, OrderPlaced::order);
  }

  /**
   * Fills every empty slot and draws the TEE worker, once the order's beat is there; where the
   * candidates run out, the same call cancels the order.
   */
  public Mined<DrawOutcome> draw(TransactionSender sender, long order) {
    Receipt receipt = send(sender, contract.draw(word(order)));
    return new Mined<>(event(receipt, DrawOutcome.class), receipt);
  }

  /** Refuses the miner in {@code slot}, or the TEE worker with slot = n. */
  public Receipt veto(TransactionSender sender, long order, int slot) {
    return send(sender, contract.veto(word(order), word(slot)));
  }

  /** The owner's refund in wei, less the draw fee once drawn. */
  public Mined<BigInteger> cancel(TransactionSender sender, long order) {
    return send(sender, contract.cancel(word(order)), OrderCancelled.class, OrderCancelled::refund);
  }

  /** Anyone's cancel after the deadline. */
  public Receipt expire(TransactionSender sender, long order) {
    return send(sender, contract.expire(word(order)));
  }

  /** An order by id. */
  public Order order(long id) {
    IOrders.Order order = read(contract.order(word(id)));
    return new Order(
        number(order.id),
        Address.of(order.owner),
        Address.of(order.gateway),
        member(OrderState.class, order.state),
        small(order.k),
        small(order.n),
        small(order.replacements),
        small(order.regions),
        small(order.placedDay),
        small(order.endDay),
        small(order.worker),
        small(order.tiKey),
        number(order.size),
        number(order.drawBeat),
        instant(order.deadline),
        order.rate,
        order.cost,
        numbers(order.miners));
  }

  /** Client of an order. */
  public Address ownerOf(long id) {
    return Address.of(read(contract.ownerOf(word(id))));
  }

  /** Miners of an order, slot by slot. */
  @SuppressWarnings("unchecked")
  public List<Long> minersOf(long id) {
    return numbers((List<BigInteger>) read(contract.minersOf(word(id))));
  }

  /** Ids run from 1 to this. */
  public long count() {
    return number(read(contract.orderCount()));
  }

  private static IOrders.Terms raw(Terms terms) {
    return new IOrders.Terms(
        word(terms.size()),
        word(terms.k()),
        word(terms.n()),
        word(terms.termDays()),
        word(terms.regions()),
        terms.gateway().hex(),
        terms.price());
  }
}
