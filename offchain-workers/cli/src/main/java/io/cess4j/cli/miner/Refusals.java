package io.cess4j.cli.miner;

import io.cess4j.chain.contract.MinerState;
import io.cess4j.cli.output.Amounts;
import io.cess4j.contracts.errors.BalanceTooLow;
import io.cess4j.contracts.errors.ContractRevert;
import io.cess4j.contracts.errors.CoolingDown;
import io.cess4j.contracts.errors.MinerFull;
import io.cess4j.contracts.errors.MinerNotActive;
import io.cess4j.contracts.errors.MinerNotExiting;
import io.cess4j.contracts.errors.NothingToTopUp;
import io.cess4j.contracts.errors.NothingToWithdraw;
import io.cess4j.contracts.errors.OnlyAccount;
import io.cess4j.contracts.errors.SettleFirst;
import io.cess4j.contracts.errors.UnitsOutOfRange;
import java.math.BigInteger;

/** Refusals of MinerRegistry in words: cause and cure. */
final class Refusals {
  private Refusals() {}

  static String words(ContractRevert refusal) {
    return switch (refusal) {
      case SettleFirst first ->
          "days %s to %s were not settled in time: run the same command again"
              .formatted(first.settledUntilValue(), first.todayValue().subtract(BigInteger.ONE));
      case CoolingDown cooling ->
          "cooling lasts until day %s, and it is day %s: run the same command then"
              .formatted(cooling.untilDayValue(), cooling.todayValue());
      case NothingToTopUp nothing ->
          "nothing is owed any more: somebody else has topped the miner up meanwhile";
      case NothingToWithdraw nothing ->
          "%s stand behind bytes that the miner still holds, and there are %s: withdraw pays once others have taken slots over"
              .formatted(
                  Amounts.cess(nothing.heldValue()), Amounts.cess(nothing.collateralValue()));
      case MinerFull full ->
          "the miner holds %s sectors of 31 bytes and would have room for %s: leave it more units"
              .formatted(full.requiredSectorsValue(), full.capacitySectorsValue());
      case UnitsOutOfRange range ->
          "%s units are none of %s to %s that a call takes here"
              .formatted(range.actualValue(), range.minimumValue(), range.maximumValue());
      case MinerNotActive state ->
          "the miner is %s: that is for active miners only".formatted(state(state.stateValue()));
      case MinerNotExiting state ->
          "the miner is %s: 'cess miner exit' comes first".formatted(state(state.stateValue()));
      case OnlyAccount other ->
          "the miner belongs to account %s, not to %s: use its keystore"
              .formatted(other.values().get("expected"), other.values().get("actual"));
      case BalanceTooLow low ->
          "account %s has %s in the vault and needs %s: send it the difference"
              .formatted(
                  low.accountValue(),
                  Amounts.cess(low.availableValue()),
                  Amounts.cess(low.requiredValue()));
      default -> "the contract refused: " + refusal.getMessage();
    };
  }

  private static String state(BigInteger state) {
    MinerState[] states = MinerState.values();
    int number = state.intValue();
    return number < states.length ? ChainMiner.word(states[number]) : "in state " + state;
  }
}
