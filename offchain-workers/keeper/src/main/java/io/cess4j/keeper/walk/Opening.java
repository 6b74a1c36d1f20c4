package io.cess4j.keeper.walk;

import io.cess4j.chain.contract.MinerState;
import io.cess4j.chain.contract.RepairSlot;
import io.cess4j.chain.contract.SlotState;
import io.cess4j.keeper.campaign.Outcome;
import io.cess4j.keeper.campaign.Result;

/** Opens the repair of a slot: settles its miner's days first, as the contract demands. */
final class Opening {
  private final View view;
  private final Hand hand;
  private final Settler settler;
  private final SlotIndex index;

  Opening(View view, Hand hand, Settler settler, SlotIndex index) {
    this.view = view;
    this.hand = hand;
    this.settler = settler;
    this.index = index;
  }

  /**
   * @param holder the slot's miner
   * @param holding number of its holding
   * @param reported whether it reported the loss
   */
  Result open(long deal, int slot, long holder, long holding, boolean reported) {
    RepairSlot repair = view.network().repair().slot(deal, slot);
    boolean isOpen = repair.state() == SlotState.OPEN || repair.state() == SlotState.DRAWN;
    boolean isLoss =
        reported || view.network().miners().standing(holder).state() == MinerState.EXPELLED;
    if (isOpen && !isLoss) {
      return Result.NOTHING;
    }
    Result settled = settler.settle(holder);
    if (settled.outcome() == Outcome.FAILED) {
      return settled;
    }
    Result opened =
        hand.send("open", sender -> view.network().repair().open(sender, deal, slot, holding));
    if (opened.done()) {
      index.add(deal, slot);
    }
    return opened;
  }
}
