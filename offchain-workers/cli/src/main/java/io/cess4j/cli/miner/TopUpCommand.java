package io.cess4j.cli.miner;

import io.cess4j.chain.contract.MinerState;
import io.cess4j.chain.contract.Standing;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Console;
import java.math.BigInteger;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cess miner topup}. */
@Command(
    name = "topup",
    description = {
      "Pay what fines have taken: debt first (it goes to the clients), then collateral.",
      "Once nothing is owed the miner gets new deals again. A running worker does the same by itself"
          + " where its account has the money."
    })
public final class TopUpCommand extends StakeCommand {
  @Option(
      names = "--amount",
      paramLabel = "CESS",
      description = "At most this much, from 10^-18 CESS on (default: all that is owed).")
  private String amount = "";

  @Override
  void act(OwnMiner miner, Console console) {
    Standing standing = miner.standing();
    BigInteger owed = standing.owed();
    BigInteger most = amount.isEmpty() ? owed : Amounts.parse(amount);
    if (most.signum() == 0 && owed.signum() > 0) {
      throw new IllegalArgumentException(
          "an amount of 0 pays nothing; %s are owed".formatted(Amounts.cess(owed)));
    }
    if (owed.signum() == 0) {
      tell(miner, console, BigInteger.ZERO, 0);
      return;
    }
    BigInteger paid = most.min(owed);
    Purse purse = Purse.of(miner);
    purse.require(paid);
    ask(console, plan(miner, standing, paid, purse));
    purse.bring(paid);
    miner.network().miners().topUp(miner.sender(), miner.id(), paid);
    tell(miner, console, paid, Tickets.listAgain(miner));
  }

  private static String plan(OwnMiner miner, Standing standing, BigInteger paid, Purse purse) {
    BigInteger left = standing.owed().subtract(paid);
    long unsettled = miner.unsettledDays();
    return "pays %s of %s that miner %d owes, %s: %s of it debt, which goes to its clients and is gone; the rest is collateral again. %s%s"
        .formatted(
            Amounts.cess(paid),
            Amounts.cess(standing.owed()),
            miner.id(),
            purse.words(paid),
            Amounts.cess(paid.min(standing.debt())),
            after(standing.state(), left),
            unsettled == 0
                ? ""
                : "; %d finished days are not settled and may cost more".formatted(unsettled));
  }

  private static String after(MinerState state, BigInteger left) {
    if (left.signum() > 0) {
      return "%s will still be owed, and no new deals come until they are paid"
          .formatted(Amounts.cess(left));
    }
    return state == MinerState.ACTIVE
        ? "Then nothing is owed, and draws pick it again"
        : "Then nothing is owed; it is %s, so no draw picks it".formatted(ChainMiner.word(state));
  }

  private static void tell(OwnMiner miner, Console console, BigInteger paid, int tickets) {
    Map<String, Object> json = json(miner, paid.signum() > 0);
    json.put("paid", paid.toString());
    json.put("tickets", tickets);
    Standing now = miner.standing();
    console.result(
        json,
        paid.signum() == 0
            ? "miner %d owes nothing: nothing was paid".formatted(miner.id())
            : "paid %s; %s are owed, %s collateral"
                .formatted(
                    Amounts.cess(paid), Amounts.cess(now.owed()), Amounts.cess(now.collateral())));
  }
}
