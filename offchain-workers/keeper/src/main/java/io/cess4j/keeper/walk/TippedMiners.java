package io.cess4j.keeper.walk;

import io.cess4j.chain.contract.SettlementOffer;
import io.cess4j.keeper.campaign.Position;
import io.cess4j.keeper.campaign.Result;
import io.cess4j.keeper.campaign.Walk;
import java.util.List;

/** Settlement: fees of miners whose accounts offer a tip for it (ADR 0022). */
final class TippedMiners implements Walk {
  private final View view;
  private final Hand hand;

  TippedMiners(View view, Hand hand) {
    this.view = view;
    this.hand = hand;
  }

  @Override
  public String name() {
    return "tipped-miners";
  }

  @Override
  public List<Position> after(Position position) {
    return Numbers.after(position, view.network().miners().count());
  }

  @Override
  public Result act(Position at) {
    long id = at.first();
    SettlementOffer offer =
        view.network().settlementOffers().offerOf(view.network().miners().miner(id).account());
    boolean isPaid =
        offer.pays()
            && view.network().deals().earned(id).compareTo(offer.tip()) > 0
            && view.network().settlementOffers().minerDueFrom(id) <= view.today();
    return isPaid
        ? hand.send(
            "settleMiner", sender -> view.network().settlementOffers().settleMiner(sender, id))
        : Result.NOTHING;
  }
}
