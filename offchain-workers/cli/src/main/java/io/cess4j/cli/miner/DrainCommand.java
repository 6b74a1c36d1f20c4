package io.cess4j.cli.miner;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Miner;
import io.cess4j.chain.contract.MinerState;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.output.Console;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cess miner drain}. */
@Command(
    name = "drain",
    description = {
      "Take no new deals: no draw picks this miner any more. Deals it has are audited and paid as"
          + " before,",
      "and the collateral stays locked. Stop it only when none is left; see docs/operators.md."
    })
public final class DrainCommand extends CessCommand {
  @Mixin private DataOption data = new DataOption();

  @Option(names = "--resume", description = "Undo it: take new deals again.")
  private boolean resume;

  @Override
  protected boolean run(Console console) {
    MinerFolder folder = data.folder();
    Account account = folder.account(System.getenv());
    try (Network network =
        Network.connect(
            URI.create(folder.setting("rpc")), Address.of(folder.setting("directory")))) {
      Miner miner = RegisteredMiner.require(network, account.address());
      boolean draining = miner.state() == MinerState.DRAINING;
      if (resume && draining) {
        network.miners().resume(network.sender(account), miner.id());
      } else if (!resume && !draining) {
        network.miners().drain(network.sender(account), miner.id());
      }
      LiveDeals deals = LiveDeals.of(network, miner.id());
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("ok", true);
      json.put("miner", miner.id());
      json.put("state", network.miners().miner(miner.id()).state().name().toLowerCase(Locale.ROOT));
      json.put("changed", resume == draining);
      json.put("deals", deals.count());
      json.put("untilDay", deals.untilDay());
      console.result(
          json,
          resume
              ? "miner %d takes new deals%s".formatted(miner.id(), draining ? " again" : "")
              : "miner %d is draining: %s".formatted(miner.id(), deals.words()));
      return true;
    }
  }
}
