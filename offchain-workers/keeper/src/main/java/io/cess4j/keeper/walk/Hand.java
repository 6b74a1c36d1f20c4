package io.cess4j.keeper.walk;

import io.cess4j.chain.ChainException;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.errors.ContractRevert;
import io.cess4j.contracts.errors.DealNotActive;
import io.cess4j.contracts.errors.DealNotAlive;
import io.cess4j.contracts.errors.DealNotOver;
import io.cess4j.contracts.errors.DealOver;
import io.cess4j.contracts.errors.DisputeStateWrong;
import io.cess4j.contracts.errors.DisputeWithoutBeat;
import io.cess4j.contracts.errors.EnoughLeft;
import io.cess4j.contracts.errors.HoldingMismatch;
import io.cess4j.contracts.errors.MinerKeepsItsBooks;
import io.cess4j.contracts.errors.MinerNotActive;
import io.cess4j.contracts.errors.NoOffer;
import io.cess4j.contracts.errors.NotExpired;
import io.cess4j.contracts.errors.NotFull;
import io.cess4j.contracts.errors.NotProven;
import io.cess4j.contracts.errors.NotWorthTheTip;
import io.cess4j.contracts.errors.NothingToClaim;
import io.cess4j.contracts.errors.NothingToRepair;
import io.cess4j.contracts.errors.NothingToRoll;
import io.cess4j.contracts.errors.OrderStateWrong;
import io.cess4j.contracts.errors.RepairTooEarly;
import io.cess4j.contracts.errors.RepairWithoutBeat;
import io.cess4j.contracts.errors.SettleFirst;
import io.cess4j.contracts.errors.SettledLately;
import io.cess4j.contracts.errors.SlotStateWrong;
import io.cess4j.contracts.errors.TermEnded;
import io.cess4j.contracts.errors.TooEarly;
import io.cess4j.contracts.errors.UnitsOutOfRange;
import io.cess4j.keeper.campaign.Outcome;
import io.cess4j.keeper.campaign.Result;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends the keeper's calls, and says what a refusal means. */
final class Hand {
  private static final Logger LOG = LoggerFactory.getLogger(Hand.class);

  /**
   * What a contract answers when the state is not any more what the keeper saw: another keeper, the
   * miner itself or a new day came in between. The next look decides anew.
   */
  private static final Set<Class<? extends ContractRevert>> OVERTAKEN =
      Set.of(
          NothingToRepair.class,
          SlotStateWrong.class,
          SettleFirst.class,
          RepairWithoutBeat.class,
          RepairTooEarly.class,
          DealOver.class,
          DealNotOver.class,
          DealNotActive.class,
          DealNotAlive.class,
          TermEnded.class,
          EnoughLeft.class,
          HoldingMismatch.class,
          NotProven.class,
          NothingToClaim.class,
          NothingToRoll.class,
          MinerKeepsItsBooks.class,
          NoOffer.class,
          SettledLately.class,
          NotWorthTheTip.class,
          NotFull.class,
          UnitsOutOfRange.class,
          MinerNotActive.class,
          OrderStateWrong.class,
          DisputeStateWrong.class,
          DisputeWithoutBeat.class,
          TooEarly.class,
          NotExpired.class);

  private final TransactionSender sender;

  Hand(TransactionSender sender) {
    this.sender = sender;
  }

  /**
   * Sends a call and waits for its block.
   *
   * @param action the contract's function
   * @throws ChainException where the chain cannot be used at all
   */
  Result send(String action, Function<TransactionSender, Receipt> call) {
    return new Result(action, outcome(action, call));
  }

  private Outcome outcome(String action, Function<TransactionSender, Receipt> call) {
    try {
      Receipt receipt = call.apply(sender);
      LOG.debug("{} in {}", action, receipt.transaction());
      return Outcome.DONE;
    } catch (ContractRevert refusal) {
      if (OVERTAKEN.contains(refusal.getClass())) {
        LOG.debug("{} is done or not due any more: {}", action, refusal.getMessage());
        return Outcome.OVERTAKEN;
      }
      LOG.warn("{} was refused: {}", action, refusal.getMessage());
      return Outcome.FAILED;
    } catch (ChainException.TransactionFailed
        | ChainException.TransactionPending
        | ChainException.GasCapExceeded one) {
      LOG.warn("{} did not get through: {}", action, one.getMessage());
      return Outcome.FAILED;
    }
  }
}
