package io.cess4j.miner.deal;

import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Deal;
import io.cess4j.chain.contract.DealIndex;
import io.cess4j.chain.contract.Order;
import io.cess4j.chain.contract.RepairSlot;
import io.cess4j.chain.event.SlotMoved;
import io.cess4j.chain.typed.TypedDomain;
import java.util.Comparator;
import java.util.Optional;

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
  public RepairSlot repair(long deal, int slot) {
    return network.repair().slot(deal, slot);
  }

  @Override
  public Optional<Integer> leftOn(long deal, long miner) {
    return new DealIndex(network.connection(), network.deals().address())
        .moves(deal).stream()
            .filter(move -> move.from() == miner)
            .map(SlotMoved::day)
            .max(Comparator.naturalOrder());
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
