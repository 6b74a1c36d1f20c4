package io.cess4j.miner.deal;

import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Deal;
import io.cess4j.chain.contract.Order;
import io.cess4j.chain.typed.TypedDomain;

/** The chain behind a {@link Network}. */
public record NetworkView(Network network) implements ChainView {

  @Override
  public Order order(long id) {
    return network.orders().order(id);
  }

  @Override
  public Deal deal(long id) {
    return network.deals().deal(id);
  }

  @Override
  public long today() {
    return network.calendar().dayAt(network.clock().instant());
  }

  @Override
  public Address signerOf(int worker) {
    return network.teeWorkers().signerOf(worker);
  }

  @Override
  public TypedDomain domain() {
    return network.domain();
  }
}
