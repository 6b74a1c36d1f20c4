package io.cess4j.miner;

import io.cess4j.chain.Account;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Deal;
import io.cess4j.chain.contract.DealState;
import io.cess4j.chain.contract.LossReports;
import io.cess4j.contracts.errors.DealUnknown;
import java.util.OptionalInt;

/** The losses of one miner on a {@link Network}. */
record NetworkLosses(Network network, LossReports contract, Account account, long miner)
    implements LossChain {
  @Override
  public long today() {
    return network.calendar().dayAt(network.clock().instant());
  }

  @Override
  public OptionalInt slotOf(long id) {
    try {
      Deal deal = network.deals().deal(id);
      int slot = deal.miners().indexOf(miner);
      return deal.state() == DealState.ACTIVE && today() < deal.endDay() && slot >= 0
          ? OptionalInt.of(slot)
          : OptionalInt.empty();
    } catch (DealUnknown never) {
      return OptionalInt.empty();
    }
  }

  @Override
  public boolean reported(long deal, int slot) {
    return contract.reported(deal, slot);
  }

  @Override
  public void report(long deal, int slot) {
    contract.report(network.sender(account), deal, slot);
  }

  @Override
  public void withdraw(long deal, int slot) {
    contract.withdraw(network.sender(account), deal, slot);
  }
}
