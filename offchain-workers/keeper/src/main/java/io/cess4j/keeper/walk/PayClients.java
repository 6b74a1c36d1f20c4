package io.cess4j.keeper.walk;

import io.cess4j.chain.contract.Deal;
import io.cess4j.chain.contract.DealState;
import io.cess4j.chain.contract.OrderState;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.errors.ContractRevert;
import io.cess4j.keeper.campaign.Position;
import io.cess4j.keeper.campaign.Result;
import io.cess4j.keeper.campaign.Walk;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * Settlement: what deals owe their owners, as vault balance: refunds of days that were not proven,
 * or parts of fines. A position is a deal.
 */
final class PayClients implements Walk {
  /** One of the two contracts that owe something. */
  interface Claim {
    Receipt send(TransactionSender sender, long deal);
  }

  private final View view;
  private final Hand hand;
  private final String name;
  private final BigInteger minimum;
  private final LongFunction<BigInteger> claimable;
  private final Claim claim;

  private PayClients(
      View view,
      Hand hand,
      String name,
      BigInteger minimum,
      LongFunction<BigInteger> claimable,
      Claim claim) {
    this.view = view;
    this.hand = hand;
    this.name = name;
    this.minimum = minimum;
    this.claimable = claimable;
    this.claim = claim;
  }

  /** Refunds of Deals. */
  static PayClients refunds(View view, Hand hand, BigInteger minimum) {
    return new PayClients(
        view,
        hand,
        "refunds",
        minimum,
        view.network().deals()::claimable,
        view.network().deals()::claim);
  }

  /** Parts of fines of Penalties. */
  static PayClients fines(View view, Hand hand, BigInteger minimum) {
    return new PayClients(
        view,
        hand,
        "fines",
        minimum,
        view.network().penalties()::claimable,
        view.network().penalties()::claim);
  }

  @Override
  public String name() {
    return name;
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
    Optional<Deal> deal = view.deal(at.first());
    if (deal.isEmpty()) {
      OrderState state = view.network().orders().order(at.first()).state();
      return state == OrderState.CANCELLED ? Result.OVER : Result.WAITING;
    }
    if (owed(at.first()).compareTo(minimum) >= 0) {
      return hand.send("claim", sender -> claim.send(sender, at.first()));
    }
    boolean ended = deal.get().state() != DealState.ACTIVE || view.today() > deal.get().endDay();
    return ended ? Result.OVER : Result.NOTHING;
  }

  private BigInteger owed(long deal) {
    try {
      return claimable.apply(deal);
    } catch (ContractRevert ended) {
      return BigInteger.ZERO; // removed or lost: paid with its end
    }
  }
}
