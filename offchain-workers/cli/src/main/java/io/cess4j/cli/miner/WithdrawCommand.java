package io.cess4j.cli.miner;

import io.cess4j.chain.contract.MinerState;
import io.cess4j.chain.contract.Standing;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Console;
import java.math.BigInteger;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cess miner withdraw}. */
@Command(
    name = "withdraw",
    description = {
      "Get back the collateral of a miner that leaves, as far as it is not behind slots it still"
          + " holds.",
      "As often as you like: each slot that another miner has taken over frees its part."
    })
public final class WithdrawCommand extends StakeCommand {
  @Option(
      names = "--tokens",
      description = "Move it on from the vault into the wallet of the account, as tokens.")
  private boolean tokens;

  @Override
  void act(OwnMiner miner, Console console) {
    Standing standing = miner.standing();
    if (standing.state() == MinerState.EXITED) {
      tell(miner, console, BigInteger.ZERO, "has left and got all there was");
      return;
    }
    requireCooled(miner, standing);
    ask(console, plan(miner, standing));
    miner.onceSettled(miner::roll);
    Standing before = miner.standing();
    if (before.usedSectors() > 0 && payable(before).signum() == 0) {
      tell(miner, console, BigInteger.ZERO, behind(miner, before));
      return;
    }
    miner.onceSettled(() -> miner.network().miners().withdraw(miner.sender(), miner.id()));
    Standing after = miner.standing();
    BigInteger paid = before.collateral().subtract(after.collateral());
    if (tokens && paid.signum() > 0) {
      miner.network().vault().withdraw(miner.sender(), miner.account().address(), paid);
    }
    tell(
        miner,
        console,
        paid,
        after.state() == MinerState.EXITED
            ? "has left: it holds nothing and nothing is locked any more"
            : behind(miner, after));
  }

  private static void requireCooled(OwnMiner miner, Standing standing) {
    MinerState state = standing.state();
    if (state != MinerState.EXITING && state != MinerState.EXPELLED) {
      throw new CommandException(
          "miner %d is %s, and its collateral is locked: 'cess miner exit' comes first, or 'cess miner shrink' for space that is free"
              .formatted(miner.id(), ChainMiner.word(state)));
    }
    long from = miner.withdrawableFrom(standing.exitDay());
    if (miner.today() < from) {
      throw new CommandException(
          "miner %d is cooling down until %s: run the same command then; nothing was sent"
              .formatted(miner.id(), miner.when(from)));
    }
  }

  private static String plan(OwnMiner miner, Standing standing) {
    long unsettled = miner.unsettledDays();
    return "brings %s of %s collateral to account %s, %s. It costs gas only%s"
        .formatted(
            Amounts.cess(payable(standing)),
            Amounts.cess(standing.collateral()),
            miner.account().address(),
            standing.usedSectors() == 0
                ? "and the miner is gone with it"
                : "and what ended deals free on top; the rest stands behind slots that the miner still holds",
            unsettled == 0
                ? ""
                : "; %d finished days are settled first, and missed ones among them make it less"
                    .formatted(unsettled));
  }

  private static BigInteger payable(Standing standing) {
    return standing
        .collateral()
        .subtract(ChainMiner.behind(standing, standing.usedSectors()))
        .max(BigInteger.ZERO);
  }

  private static String behind(OwnMiner miner, Standing standing) {
    return "has %s collateral behind %d slots that it still holds: withdraw again when others have taken them over"
        .formatted(Amounts.cess(standing.collateral()), miner.slots());
  }

  private void tell(OwnMiner miner, Console console, BigInteger paid, String left) {
    Map<String, Object> json = json(miner, paid.signum() > 0);
    json.put("withdrawn", paid.toString());
    json.put("slots", miner.slots());
    console.result(
        json,
        "%s came back%s; miner %d %s"
            .formatted(
                Amounts.cess(paid),
                paid.signum() == 0 ? "" : tokens ? " as tokens" : " into the vault",
                miner.id(),
                left));
  }
}
