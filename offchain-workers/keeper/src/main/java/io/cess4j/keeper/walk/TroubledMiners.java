package io.cess4j.keeper.walk;

import io.cess4j.chain.contract.Miners;
import io.cess4j.chain.contract.Parameter;
import io.cess4j.chain.contract.Standing;
import io.cess4j.keeper.campaign.Crew;
import io.cess4j.keeper.campaign.Position;
import java.util.List;
import java.util.OptionalLong;

/** Miners that hold something others may repair away: leaving, expelled, or absent for days. */
final class TroubledMiners {
  private final View view;
  private final Crew crew;

  /**
   * @param crew looks at a page of miners at once
   */
  TroubledMiners(View view, Crew crew) {
    this.view = view;
    this.crew = crew;
  }

  /** The first one behind a miner. */
  OptionalLong after(long miner) {
    Miners miners = view.network().miners();
    long count = miners.count();
    long allowed = view.network().parameters().get(Parameter.REPAIR_MISSES).longValueExact();
    for (long last = miner; last < count; last += Numbers.PAGE) {
      List<Position> page = Numbers.after(Position.of(last), count);
      List<Boolean> troubled = crew.each(page, one -> isTroubled(one.first(), allowed));
      int first = troubled.indexOf(true);
      if (first >= 0) {
        return OptionalLong.of(page.get(first).first());
      }
    }
    return OptionalLong.empty();
  }

  private boolean isTroubled(long miner, long allowed) {
    Standing standing = view.network().miners().standing(miner);
    if (standing.usedSectors() == 0) {
      return false;
    }
    return switch (standing.state()) {
      case EXITING, EXPELLED -> true;
      case ACTIVE, DRAINING -> view.network().auditRounds().misses(miner).consecutive() >= allowed;
      case NONE, EXITED -> false;
    };
  }
}
