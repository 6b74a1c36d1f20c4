package io.cess4j.keeper.walk;

import io.cess4j.chain.contract.Bucket;
import io.cess4j.chain.contract.Deal;
import io.cess4j.chain.contract.Holding;
import io.cess4j.keeper.campaign.Position;
import io.cess4j.keeper.campaign.Result;
import io.cess4j.keeper.campaign.Walk;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Repair: opens everything that a miner in trouble holds. A position is a miner, a TEE group and a
 * holding, so only the holdings of such miners are looked at.
 */
final class LeavingSlots implements Walk {
  private final View view;
  private final TroubledMiners troubled;
  private final Opening opening;

  LeavingSlots(View view, TroubledMiners troubled, Opening opening) {
    this.view = view;
    this.troubled = troubled;
    this.opening = opening;
  }

  @Override
  public String name() {
    return "leavers";
  }

  @Override
  public List<Position> after(Position position) {
    long miner = position.first();
    List<Position> page = miner == 0 ? List.of() : holdings(miner, position);
    while (page.isEmpty()) {
      OptionalLong next = troubled.after(miner);
      if (next.isEmpty()) {
        return List.of();
      }
      miner = next.getAsLong();
      page = holdings(miner, position);
    }
    return page;
  }

  private List<Position> holdings(long miner, Position behind) {
    List<Bucket> buckets = view.network().deals().buckets(miner);
    boolean isFresh = behind.first() != miner;
    int group = isFresh ? 0 : (int) behind.second();
    long number = isFresh ? 0 : behind.third() + 1;
    List<Position> page = new ArrayList<>();
    for (; group < buckets.size() && page.size() < Numbers.PAGE; group++, number = 0) {
      for (; number < buckets.get(group).holdings() && page.size() < Numbers.PAGE; number++) {
        page.add(new Position(miner, group, number));
      }
    }
    return page;
  }

  @Override
  public Result act(Position at) {
    long miner = at.first();
    Holding holding = view.network().deals().holding(miner, (int) at.second(), at.third());
    if (holding.deal() == 0) {
      return Result.NOTHING;
    }
    Optional<Deal> deal = view.repairable(holding.deal());
    int slot = deal.map(found -> found.miners().indexOf(miner)).orElse(-1);
    return slot < 0 ? Result.NOTHING : opening.open(holding.deal(), slot, miner, at.third(), false);
  }
}
