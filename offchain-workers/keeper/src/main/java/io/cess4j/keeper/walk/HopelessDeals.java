package io.cess4j.keeper.walk;

import io.cess4j.chain.contract.Deal;
import io.cess4j.keeper.campaign.Position;
import io.cess4j.keeper.campaign.Result;
import io.cess4j.keeper.campaign.Walk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Repair: ends deals of which fewer than k slots are left, so that their owners are refunded. A
 * position is a deal.
 */
final class HopelessDeals implements Walk {
  private final View view;
  private final Hand hand;
  private final SlotIndex index;
  private final HoldingNumbers numbers;

  HopelessDeals(View view, Hand hand, SlotIndex index, HoldingNumbers numbers) {
    this.view = view;
    this.hand = hand;
    this.index = index;
    this.numbers = numbers;
  }

  @Override
  public String name() {
    return "hopeless";
  }

  @Override
  public List<Position> after(Position position) {
    return index.dealsAfter(position.first(), Numbers.PAGE).stream().map(Position::of).toList();
  }

  @Override
  public Result act(Position at) {
    Optional<Deal> found = view.repairable(at.first());
    if (found.isEmpty()) {
      return Result.NOTHING;
    }
    Deal deal = found.get();
    long empty = deal.miners().stream().filter(miner -> miner == 0).count();
    if (empty <= deal.n() - deal.k()) {
      return Result.NOTHING;
    }
    List<Long> holdings = new ArrayList<>();
    for (long miner : deal.miners()) {
      holdings.add(miner == 0 ? 0 : numbers.of(deal, miner).orElse(0));
    }
    return hand.send(
        "abandon", sender -> view.network().repair().abandon(sender, deal.id(), holdings));
  }
}
