package io.cess4j.keeper.walk;

import io.cess4j.keeper.campaign.Position;
import io.cess4j.keeper.campaign.Result;
import io.cess4j.keeper.campaign.Walk;
import java.math.BigInteger;
import java.util.List;

/** Settlement: fees that miners have earned, to the vault balance of their accounts. */
final class PayMiners implements Walk {
  private final View view;
  private final Hand hand;
  private final BigInteger minimum;

  PayMiners(View view, Hand hand, BigInteger minimum) {
    this.view = view;
    this.hand = hand;
    this.minimum = minimum;
  }

  @Override
  public String name() {
    return "fees";
  }

  @Override
  public List<Position> after(Position position) {
    return Numbers.after(position, view.network().miners().count());
  }

  @Override
  public Result act(Position miner) {
    return view.network().deals().earned(miner.first()).compareTo(minimum) >= 0
        ? hand.send("collect", sender -> view.network().deals().collect(sender, miner.first()))
        : Result.NOTHING;
  }
}
