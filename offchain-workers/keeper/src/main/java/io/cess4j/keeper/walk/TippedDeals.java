package io.cess4j.keeper.walk;

import io.cess4j.chain.contract.Deal;
import io.cess4j.chain.contract.DealState;
import io.cess4j.chain.contract.OrderState;
import io.cess4j.chain.contract.SettlementOffer;
import io.cess4j.contracts.errors.ContractRevert;
import io.cess4j.keeper.campaign.Position;
import io.cess4j.keeper.campaign.Result;
import io.cess4j.keeper.campaign.Walk;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * Settlement: refunds and compensation of deals whose owners offer a tip for it (ADR 0022). A
 * position is a deal.
 */
final class TippedDeals implements Walk {
  private final View view;
  private final Hand hand;

  TippedDeals(View view, Hand hand) {
    this.view = view;
    this.hand = hand;
  }

  @Override
  public String name() {
    return "tipped-deals";
  }

  @Override
  public boolean remembers() {
    return true;
  }

  @Override
  public List<Position> after(Position position) {
    return Numbers.after(position, view.network().orders().count());
  }

  @Override
  public Result act(Position at) {
    long id = at.first();
    Optional<Deal> deal = view.deal(id);
    if (deal.isEmpty()) {
      OrderState state = view.network().orders().order(id).state();
      return state == OrderState.CANCELLED ? Result.OVER : Result.WAITING;
    }
    BigInteger owed = owed(id);
    boolean ended = deal.get().state() != DealState.ACTIVE || view.today() > deal.get().endDay();
    if (ended && owed.signum() == 0) {
      return Result.OVER;
    }
    SettlementOffer offer = view.network().settlementOffers().offerOf(deal.get().owner());
    boolean isPaid =
        offer.pays()
            && owed.compareTo(offer.tip()) > 0
            && view.network().settlementOffers().dealDueFrom(id) <= view.today();
    return isPaid
        ? hand.send(
            "settleDeal", sender -> view.network().settlementOffers().settleDeal(sender, id))
        : Result.NOTHING;
  }

  private BigInteger owed(long deal) {
    try {
      return view.network().deals().claimable(deal).add(view.network().penalties().claimable(deal));
    } catch (ContractRevert ended) {
      return BigInteger.ZERO; // removed or lost: paid with its end
    }
  }
}
