package io.cess4j.keeper.walk;

import io.cess4j.keeper.campaign.Position;
import io.cess4j.keeper.campaign.Result;
import io.cess4j.keeper.campaign.Walk;
import java.util.List;

/**
 * Rounds: settles the finished days of every miner on duty, so that misses are counted, fined and
 * shared on the day that they concern (protocol.md section 4).
 */
final class SettleMiners implements Walk {
  private final View view;
  private final Settler settler;

  SettleMiners(View view, Settler settler) {
    this.view = view;
    this.settler = settler;
  }

  @Override
  public String name() {
    return "settle";
  }

  @Override
  public List<Position> after(Position position) {
    return Numbers.after(position, view.network().miners().count());
  }

  @Override
  public Result act(Position miner) {
    int dutyFrom = view.network().deals().dutyFrom(miner.first());
    if (dutyFrom == 0 || dutyFrom >= view.today()) {
      return Result.NOTHING; // no finished day on duty
    }
    return settler.settle(miner.first());
  }
}
