package io.cess4j.keeper.walk;

import io.cess4j.chain.contract.Beats;
import io.cess4j.chain.contract.Deal;
import io.cess4j.chain.contract.DealState;
import io.cess4j.chain.contract.MinerState;
import io.cess4j.chain.contract.Parameter;
import io.cess4j.chain.contract.Repair;
import io.cess4j.chain.contract.RepairSlot;
import io.cess4j.keeper.campaign.Position;
import io.cess4j.keeper.campaign.Result;
import io.cess4j.keeper.campaign.Walk;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * Repair: takes each opened slot one step further: draw, draw anew, pay, close. A position is a
 * deal and a slot.
 */
final class RepairedSlots implements Walk {
  /** Days that are looked at for one that the new miner passed. */
  private static final int DAYS = 64;

  private final View view;
  private final Hand hand;
  private final SlotIndex index;

  RepairedSlots(View view, Hand hand, SlotIndex index) {
    this.view = view;
    this.hand = hand;
    this.index = index;
  }

  @Override
  public String name() {
    return "slots";
  }

  @Override
  public List<Position> after(Position position) {
    return index.slotsAfter(position, Numbers.PAGE);
  }

  @Override
  public Result act(Position at) {
    long deal = at.first();
    int slot = (int) at.second();
    RepairSlot repair = view.network().repair().slot(deal, slot);
    boolean over = view.deal(deal).map(this::isOver).orElse(true);
    return switch (repair.state()) {
      case NONE -> forgotten(deal, slot, over);
      case OPEN -> over ? close(deal, slot) : drawn(deal, slot, repair);
      case DRAWN -> over ? close(deal, slot) : renewed(deal, slot, repair);
      case FILLED -> paid(deal, slot, repair, over);
    };
  }

  private boolean isOver(Deal deal) {
    return deal.state() != DealState.ACTIVE || view.today() >= deal.endDay();
  }

  private Result forgotten(long deal, int slot, boolean over) {
    boolean reported =
        view.network().lossReports().map(reports -> reports.reported(deal, slot)).orElse(false);
    if (over || !reported) {
      index.remove(deal, slot);
    }
    return Result.NOTHING;
  }

  private Result drawn(long deal, int slot, RepairSlot repair) {
    if (view.repairable(deal).isEmpty()) {
      return Result.WAITING; // its last day: closed tomorrow
    }
    Beats beats = view.network().beats();
    if (beats.firstBeatFrom(repair.drawBeat()).isPresent()) {
      return hand.send("draw", sender -> repairs().draw(sender, deal, slot));
    }
    return view.isBeatLost(repair.drawBeat()) ? renew(deal, slot) : Result.WAITING;
  }

  private Result renewed(long deal, int slot, RepairSlot repair) {
    boolean late = view.network().clock().instant().isAfter(repair.deadline());
    return late || isGone(repair.miner()) ? renew(deal, slot) : Result.WAITING;
  }

  /** Whether a drawn miner will not come, as the contract sees it. */
  private boolean isGone(long miner) {
    MinerState state = view.network().miners().standing(miner).state();
    boolean stays = state == MinerState.ACTIVE || state == MinerState.DRAINING;
    return !stays
        || view.network().auditRounds().misses(miner).consecutive()
            >= view.network().parameters().get(Parameter.REPAIR_MISSES).longValueExact();
  }

  private Result renew(long deal, int slot) {
    return hand.send("renew", sender -> repairs().renew(sender, deal, slot));
  }

  private Result paid(long deal, int slot, RepairSlot repair, boolean over) {
    if (repair.bounty().signum() == 0) {
      index.remove(deal, slot); // a hand-over: nothing is paid, and the next opening needs nothing
      return Result.NOTHING;
    }
    OptionalLong day =
        LongStream.range(repair.day(), Math.min(view.today() + 1, repair.day() + DAYS))
            .filter(one -> view.network().auditRounds().passed(repair.miner(), one))
            .findFirst();
    if (day.isPresent()) {
      return hand.send("collect", sender -> repairs().collect(sender, deal, slot, day.getAsLong()));
    }
    return over ? close(deal, slot) : Result.WAITING;
  }

  private Result close(long deal, int slot) {
    return hand.send("close", sender -> repairs().close(sender, deal, slot));
  }

  private Repair repairs() {
    return view.network().repair();
  }
}
