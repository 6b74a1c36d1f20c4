package io.cess4j.chain.contract;

import io.cess4j.chain.Bytes16;
import io.cess4j.chain.event.DealActivated;
import io.cess4j.chain.event.SlotMoved;
import java.util.ArrayList;
import java.util.List;

/**
 * Who carries a deal by now: its activation and every slot that moved since.
 *
 * @param miners in slot order; 0 where a slot is empty
 * @param holdings numbers of their holdings, in slot order
 * @param nus names of the holdings' tags, in slot order
 */
public record Carriers(List<Long> miners, List<Long> holdings, List<Bytes16> nus) {
  /** Copies the lists. */
  public Carriers {
    miners = List.copyOf(miners);
    holdings = List.copyOf(holdings);
    nus = List.copyOf(nus);
  }

  static Carriers of(DealActivated activated, List<SlotMoved> moves) {
    List<Long> miners = new ArrayList<>(activated.miners());
    List<Long> holdings = new ArrayList<>(activated.holdings());
    List<Bytes16> nus = new ArrayList<>(activated.nus());
    for (SlotMoved move : moves) {
      miners.set(move.slot(), move.miner());
      holdings.set(move.slot(), move.holding());
      nus.set(move.slot(), move.nu());
    }
    return new Carriers(miners, holdings, nus);
  }
}
