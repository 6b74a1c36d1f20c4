package io.cess4j.keeper.walk;

import io.cess4j.chain.contract.Order;
import io.cess4j.contracts.errors.OrderUnknown;
import io.cess4j.keeper.campaign.Position;
import io.cess4j.keeper.campaign.Result;
import io.cess4j.keeper.campaign.Walk;
import java.util.List;

/** Expiry: refunds orders whose draw or activation never came (protocol.md section 3). */
final class ExpireOrders implements Walk {
  private final View view;
  private final Hand hand;

  ExpireOrders(View view, Hand hand) {
    this.view = view;
    this.hand = hand;
  }

  @Override
  public String name() {
    return "orders";
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
  public Result act(Position id) {
    try {
      Order order = view.network().orders().order(id.first());
      return switch (order.state()) {
        case NONE, ACTIVE, CANCELLED -> Result.OVER;
        case PLACED, DRAWN ->
            view.network().clock().instant().isAfter(order.deadline())
                ? hand.send("expire", sender -> view.network().orders().expire(sender, id.first()))
                : Result.WAITING;
      };
    } catch (OrderUnknown none) {
      return Result.NOTHING;
    }
  }
}
