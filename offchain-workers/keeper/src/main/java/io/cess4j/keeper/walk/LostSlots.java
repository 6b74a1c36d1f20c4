package io.cess4j.keeper.walk;

import io.cess4j.chain.contract.Deal;
import io.cess4j.keeper.campaign.Position;
import io.cess4j.keeper.campaign.Result;
import io.cess4j.keeper.campaign.Walk;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Repair: opens the slots whose miners reported a loss. A position is a deal and a slot. */
final class LostSlots implements Walk {
  private final View view;
  private final SlotIndex index;
  private final HoldingNumbers numbers;
  private final Opening opening;

  LostSlots(View view, SlotIndex index, HoldingNumbers numbers, Opening opening) {
    this.view = view;
    this.index = index;
    this.numbers = numbers;
    this.opening = opening;
  }

  @Override
  public String name() {
    return "losses";
  }

  @Override
  public List<Position> after(Position position) {
    return index.slotsAfter(position, Numbers.PAGE);
  }

  @Override
  public Result act(Position at) {
    int slot = (int) at.second();
    Optional<Deal> deal = view.repairable(at.first());
    long holder = deal.map(found -> found.miners().get(slot)).orElse(0L);
    if (holder == 0 || !isReported(at.first(), slot)) {
      return Result.NOTHING;
    }
    OptionalLong holding = numbers.of(deal.get(), holder);
    return holding.isEmpty()
        ? Result.NOTHING
        : opening.open(at.first(), slot, holder, holding.getAsLong(), true);
  }

  private boolean isReported(long deal, int slot) {
    return view.network().lossReports().map(reports -> reports.reported(deal, slot)).orElse(false);
  }
}
