package io.cess4j.sdk.storage;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Terms;
import io.cess4j.contracts.errors.ContractRevert;
import io.cess4j.contracts.errors.PriceTooLow;
import io.cess4j.protocol.layout.FileLayout;
import io.cess4j.sdk.CessException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Places the orders of a file, one a part, or takes open ones again. */
final class OrderPlacement {
  private final Network network;
  private final Account account;
  private final Address gateway;

  OrderPlacement(Network network, Account account, Address gateway) {
    this.network = network;
    this.account = account;
    this.gateway = gateway;
  }

  /**
   * Orders that the chain has.
   *
   * @param orders their numbers, in the order of the parts
   * @param fresh those of them that this call placed
   * @param cost wei that they lock
   */
  record Placed(List<Long> orders, List<Long> fresh, BigInteger cost) {}

  /**
   * @throws PriceTooLow where the reference price has risen by more than a hundredth since the
   *     quote
   * @throws CessException.OrderRefused where the chain refuses one of several orders; those that
   *     this call placed before it are cancelled
   */
  Placed place(PutQuote quote, boolean resuming, Progress progress) {
    FileLayout layout = new FileLayout(quote.plaintextBytes());
    List<Long> open = resuming ? open(layout, quote.terms()) : List.of();
    List<Long> orders = new ArrayList<>();
    List<Long> fresh = new ArrayList<>();
    BigInteger cost = BigInteger.ZERO;
    progress.at(Progress.Step.ORDERING, 0, layout.parts());
    for (int part = 0; part < layout.parts(); part++) {
      long size = layout.part(part).length();
      long order = resuming ? open.get(part) : 0;
      if (order == 0) {
        BigInteger price = quote.parts().get(part).price();
        order = place(quote.terms(), size, price, quote.mostPrice(part), fresh);
        fresh.add(order);
      }
      orders.add(order);
      cost = cost.add(network.orders().order(order).cost());
      progress.at(Progress.Step.ORDERING, part + 1L, layout.parts());
    }
    return new Placed(orders, fresh, cost);
  }

  private List<Long> open(FileLayout layout, StorageTerms terms) {
    List<Long> lengths = new ArrayList<>();
    for (int part = 0; part < layout.parts(); part++) {
      lengths.add(layout.part(part).length());
    }
    return new OpenOrders(network, account.address()).fitting(lengths, terms, gateway);
  }

  private long place(
      StorageTerms terms, long size, BigInteger price, BigInteger most, List<Long> before) {
    try {
      return place(terms, size, price, most);
    } catch (ContractRevert refused) {
      if (before.isEmpty()) {
        throw refused;
      }
      BigInteger back = BigInteger.ZERO;
      for (long order : before) {
        back = back.add(network.orders().cancel(network.sender(account), order).value());
      }
      throw new CessException.OrderRefused(before, back, refused);
    }
  }

  private long place(StorageTerms terms, long size, BigInteger price, BigInteger most) {
    Terms order =
        new Terms(size, terms.k(), terms.n(), terms.termDays(), terms.regions(), gateway, price);
    try {
      return network.orders().place(network.sender(account), order).value();
    } catch (PriceTooLow risen) {
      if (risen.minimumValue().compareTo(most) > 0) {
        throw risen;
      }
      return place(terms, size, risen.minimumValue(), most);
    }
  }
}
