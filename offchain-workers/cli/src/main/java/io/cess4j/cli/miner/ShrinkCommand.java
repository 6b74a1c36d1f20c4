package io.cess4j.cli.miner;

import io.cess4j.chain.contract.Miner;
import io.cess4j.chain.contract.MinerState;
import io.cess4j.chain.contract.Standing;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Sizes;
import java.math.BigInteger;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code cess miner shrink}. */
@Command(
    name = "shrink",
    description =
        "Declare less space, of what is free: the collateral behind it comes back into the vault.")
public final class ShrinkCommand extends StakeCommand {
  private static final int A_CALL = 256;
  private static final int SECTOR_BYTES = 31;

  @Parameters(paramLabel = "UNITS", description = "How many units fewer; at least one stays.")
  private int units;

  @Override
  void act(OwnMiner miner, Console console) {
    Miner known = miner.network().miners().miner(miner.id());
    check(miner, known);
    Standing standing = miner.standing();
    long unsettled = miner.unsettledDays();
    ask(
        console,
        "miner %d declares %d units instead of %d; %s come back into the vault. It costs gas only%s"
            .formatted(
                miner.id(),
                known.declaredUnits() - units,
                known.declaredUnits(),
                Amounts.cess(freed(standing, known.declaredUnits())),
                unsettled == 0
                    ? ""
                    : "; %d finished days are settled first, and missed ones among them make it less"
                        .formatted(unsettled)));
    BigInteger[] collateral = new BigInteger[1];
    for (int left = units; left > 0; left -= A_CALL) {
      int now = Math.min(left, A_CALL);
      miner.onceSettled(
          () -> {
            collateral[0] = collateral[0] == null ? miner.standing().collateral() : collateral[0];
            miner.network().miners().shrink(miner.sender(), miner.id(), now);
          });
    }
    tell(miner, console, known.declaredUnits() - units, collateral[0]);
  }

  private void check(OwnMiner miner, Miner known) {
    if (known.state() != MinerState.ACTIVE && known.state() != MinerState.DRAINING) {
      throw new CommandException(
          "miner %d is %s: 'cess miner withdraw' gives its collateral back"
              .formatted(miner.id(), ChainMiner.word(known.state())));
    }
    if (units < 1 || units >= known.declaredUnits()) {
      throw new CommandException(
          "miner %d declares %d units and one has to stay: shrink by 1 to %d, or leave with 'cess miner exit'"
              .formatted(miner.id(), known.declaredUnits(), known.declaredUnits() - 1));
    }
    if (tooMuch(miner, known) > 0) {
      miner.roll(); // expired deals may be all that is in the way
    }
    if (tooMuch(miner, known) > 0) {
      long unit = miner.network().parameters().constants().unitBytes();
      long used = miner.standing().usedSectors() * SECTOR_BYTES;
      long needed = Math.max(1, (used + unit - 1) / unit);
      throw new CommandException(
          "miner %d uses %s of %s: it needs %d units, so shrink by %d at most; nothing was changed"
              .formatted(
                  miner.id(),
                  Sizes.of(used),
                  Sizes.of(known.declaredUnits() * unit),
                  needed,
                  Math.max(0, known.declaredUnits() - needed)));
    }
  }

  /** Sectors that would have no room. */
  private long tooMuch(OwnMiner miner, Miner known) {
    long unit = miner.network().parameters().constants().unitBytes();
    long capacity = (known.declaredUnits() - units) * unit / SECTOR_BYTES;
    return miner.standing().usedSectors() - capacity;
  }

  private BigInteger freed(Standing standing, int declared) {
    BigInteger released =
        standing.pledged().multiply(BigInteger.valueOf(units)).divide(BigInteger.valueOf(declared));
    return standing
        .collateral()
        .subtract(standing.pledged().subtract(released))
        .max(BigInteger.ZERO);
  }

  private static void tell(OwnMiner miner, Console console, int declared, BigInteger before) {
    BigInteger freed = before.subtract(miner.standing().collateral());
    Map<String, Object> json = json(miner, true);
    json.put("units", declared);
    json.put("released", freed.toString());
    console.result(
        json,
        "miner %d declares %d units; %s came back into the vault"
            .formatted(miner.id(), declared, Amounts.cess(freed)));
  }
}
