package io.cess4j.cli.miner;

import io.cess4j.chain.contract.Miner;
import io.cess4j.chain.contract.MinerState;
import io.cess4j.chain.contract.Parameter;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Sizes;
import java.math.BigInteger;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code cess miner grow}. */
@Command(
    name = "grow",
    description = {
      "Declare more space: it locks collateral for each unit and brings more deals.",
      "The disks must have it: put them into 'disks' of miner.properties first."
    })
public final class GrowCommand extends StakeCommand {
  private static final int A_CALL = 256;
  private static final int SECTOR_BYTES = 31;

  @Parameters(paramLabel = "UNITS", description = "How many units more.")
  private int units;

  @Override
  void act(OwnMiner miner, Console console) {
    Miner known = miner.network().miners().miner(miner.id());
    if (known.state() != MinerState.ACTIVE) {
      throw new CommandException(
          "miner %d is %s: only active miners grow"
              .formatted(miner.id(), ChainMiner.word(known.state())));
    }
    if (units < 1) {
      throw new CommandException("grow by 1 unit or more, not by " + units);
    }
    BigInteger cost =
        miner
            .network()
            .parameters()
            .get(Parameter.COLLATERAL_PER_UNIT)
            .multiply(BigInteger.valueOf(units));
    Purse purse = Purse.of(miner);
    purse.require(cost);
    long unit = miner.network().parameters().constants().unitBytes();
    int declared = known.declaredUnits() + units;
    Room.checkMore(folder().disks(), declared * unit - known.usedSectors() * SECTOR_BYTES);
    ask(
        console,
        "locks %s as collateral, %s: miner %d declares %d units (%s) instead of %d and is drawn for more deals at once. The collateral comes back by 'shrink' or 'exit'; fines for missed days grow with it"
            .formatted(
                Amounts.cess(cost),
                purse.words(cost),
                miner.id(),
                declared,
                Sizes.of(declared * unit),
                known.declaredUnits()));
    purse.bring(cost);
    for (int left = units; left > 0; left -= A_CALL) {
      miner.network().miners().grow(miner.sender(), miner.id(), Math.min(left, A_CALL));
    }
    Map<String, Object> json = json(miner, true);
    json.put("units", declared);
    json.put("locked", cost.toString());
    console.result(
        json,
        "miner %d declares %d units; %s were locked"
            .formatted(miner.id(), declared, Amounts.cess(cost)));
  }
}
