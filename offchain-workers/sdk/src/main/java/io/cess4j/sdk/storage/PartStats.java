package io.cess4j.sdk.storage;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Carriers;
import io.cess4j.chain.contract.Deal;
import io.cess4j.chain.contract.DealCondition;
import io.cess4j.chain.contract.DealIndex;
import io.cess4j.chain.contract.RepairIndex;
import io.cess4j.chain.contract.RepairSlot;
import io.cess4j.chain.contract.SlotState;
import io.cess4j.chain.event.DealActivated;
import io.cess4j.chain.event.DealLost;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the chain says of one deal: who holds its slots, which are lost, what is done about it. */
final class PartStats {
  /** In a slot whose miner lost it, until another one has taken it over (ADR 0020). */
  private static final long NOBODY = 0;

  private final Network network;
  private final DealIndex index;
  private final RepairIndex repairs;

  PartStats(Network network, DealIndex index) {
    this.network = network;
    this.index = index;
    this.repairs = new RepairIndex(network.connection(), network.repair().address());
  }

  FileStat.Part of(Deal deal, DealActivated activated) {
    DealCondition condition = network.repair().condition(deal.id());
    Carriers carriers = index.carriers(activated);
    List<FileStat.Placement> placements = new ArrayList<>();
    for (int slot = 0; slot < deal.n(); slot++) {
      long miner = deal.miners().get(slot);
      placements.add(
          new FileStat.Placement(
              slot,
              miner,
              miner == NOBODY ? "" : network.miners().miner(miner).endpoint(),
              carriers.nus().get(slot).hex().substring(2),
              (condition.lost() >> slot & 1) == 1,
              repair(deal.id(), slot)));
    }
    return new FileStat.Part(
        deal.id(),
        deal.k(),
        deal.n(),
        deal.tiKey(),
        deal.startDay(),
        deal.endDay(),
        deal.rate(),
        condition.state(),
        loss(deal.id()),
        placements);
  }

  private Optional<RepairSlot> repair(long deal, int slot) {
    RepairSlot repair = network.repair().slot(deal, slot);
    return repair.state() == SlotState.OPEN || repair.state() == SlotState.DRAWN
        ? Optional.of(repair)
        : Optional.empty();
  }

  private Optional<FileStat.Loss> loss(long deal) {
    return index
        .endedAsLost(deal)
        .map(
            ended ->
                new FileStat.Loss(
                    ended.day(),
                    ended.refund(),
                    repairs.lost(deal).map(DealLost::compensation).orElse(BigInteger.ZERO)));
  }
}
