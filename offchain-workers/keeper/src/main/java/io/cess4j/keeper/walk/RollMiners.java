package io.cess4j.keeper.walk;

import io.cess4j.chain.time.ProtocolCalendar;
import io.cess4j.keeper.campaign.Position;
import io.cess4j.keeper.campaign.Result;
import io.cess4j.keeper.campaign.Walk;
import java.util.List;

/**
 * Expiry: frees the space of deals that ended with the week. A miner that proves does so on its
 * way; the keeper rolls those that do not.
 */
final class RollMiners implements Walk {
  private final View view;
  private final Hand hand;
  private final Neglect neglect;

  RollMiners(View view, Hand hand) {
    this.view = view;
    this.hand = hand;
    this.neglect = new Neglect(view);
  }

  @Override
  public String name() {
    return "rolls";
  }

  @Override
  public List<Position> after(Position position) {
    return view.today() % ProtocolCalendar.WEEK_DAYS == 0
        ? Numbers.after(position, view.network().miners().count())
        : List.of();
  }

  @Override
  public Result act(Position miner) {
    long yesterday = view.today() - 1;
    int dutyFrom = view.network().deals().dutyFrom(miner.first());
    boolean wasOnDuty = dutyFrom != 0 && dutyFrom <= yesterday;
    return wasOnDuty && !view.network().auditRounds().passed(miner.first(), yesterday)
        ? roll(miner.first())
        : Result.NOTHING;
  }

  private Result roll(long miner) {
    return neglect.isNeglected(miner)
        ? hand.send("roll", sender -> view.network().upkeep().roll(sender, miner))
        : hand.send("roll", sender -> view.network().deals().roll(sender, miner));
  }
}
