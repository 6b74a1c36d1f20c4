package io.cess4j.keeper.walk;

import io.cess4j.chain.contract.Miner;
import io.cess4j.chain.contract.MinerState;
import io.cess4j.chain.contract.Standing;
import io.cess4j.chain.contract.Tickets;
import io.cess4j.keeper.campaign.Position;
import io.cess4j.keeper.campaign.Result;
import io.cess4j.keeper.campaign.Walk;
import java.util.List;

/**
 * Compaction: takes the tickets of miners that no draw can pick out of the draw, so that draws do
 * not spend their tries on them (protocol.md section 3).
 */
final class RetireTickets implements Walk {
  /** IMinerRegistry.retire takes as many at once. */
  private static final int TICKETS_A_CALL = 256;

  private final View view;
  private final Hand hand;
  private final Neglect neglect;
  private final Tickets tickets;

  RetireTickets(View view, Hand hand) {
    this.view = view;
    this.hand = hand;
    this.neglect = new Neglect(view);
    this.tickets = new Tickets(view.network().miners(), view.network().parameters());
  }

  @Override
  public String name() {
    return "tickets";
  }

  @Override
  public List<Position> after(Position position) {
    return Numbers.after(position, view.network().miners().count());
  }

  @Override
  public Result act(Position at) {
    Result result = Result.NOTHING;
    Miner miner = view.network().miners().miner(at.first());
    int listed = miner.listedUnits();
    while (listed > 0 && isOutOfTheDraw(at.first())) {
      int units = Math.min(TICKETS_A_CALL, listed);
      result = retire(at.first(), units);
      if (!result.done()) {
        return result;
      }
      listed -= units;
    }
    return result;
  }

  private Result retire(long miner, int units) {
    return neglect.isNeglected(miner)
        ? hand.send("retire", sender -> view.network().upkeep().retire(sender, miner, units))
        : hand.send("retire", sender -> view.network().miners().retire(sender, miner, units));
  }

  private boolean isOutOfTheDraw(long miner) {
    Standing standing = view.network().miners().standing(miner);
    return standing.state() != MinerState.ACTIVE
        || isShortForGood(miner, standing)
        || tickets.isFull(standing);
  }

  /** One that is there tops up soon, and would have to list its tickets again. */
  private boolean isShortForGood(long miner, Standing standing) {
    return standing.owed().signum() > 0 && neglect.isAbsent(miner);
  }
}
