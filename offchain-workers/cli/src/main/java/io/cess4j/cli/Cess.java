package io.cess4j.cli;

import io.cess4j.cli.ai.AiCommand;
import io.cess4j.cli.bench.BenchCommand;
import io.cess4j.cli.consensus.ConsensusCommand;
import io.cess4j.cli.demo.DemoCommand;
import io.cess4j.cli.files.CancelCommand;
import io.cess4j.cli.files.EraseCommand;
import io.cess4j.cli.files.GetCommand;
import io.cess4j.cli.files.LsCommand;
import io.cess4j.cli.files.OfferCommand;
import io.cess4j.cli.files.OrdersCommand;
import io.cess4j.cli.files.PriceCommand;
import io.cess4j.cli.files.PutCommand;
import io.cess4j.cli.files.RefundCommand;
import io.cess4j.cli.files.RmCommand;
import io.cess4j.cli.files.RoundsCommand;
import io.cess4j.cli.files.StatCommand;
import io.cess4j.cli.fingerprint.FingerprintCommand;
import io.cess4j.cli.fingerprint.SearchSimilarCommand;
import io.cess4j.cli.keys.KeysCommand;
import io.cess4j.cli.miner.MinerCommand;
import io.cess4j.cli.network.DownCommand;
import io.cess4j.cli.network.FaucetCommand;
import io.cess4j.cli.network.LogsCommand;
import io.cess4j.cli.network.StatusCommand;
import io.cess4j.cli.network.UpCommand;
import io.cess4j.cli.probe.ProbeCommand;
import io.cess4j.cli.rights.RightsCommand;
import io.cess4j.cli.sharing.ReaderKeyCommand;
import io.cess4j.cli.sharing.RevokeCommand;
import io.cess4j.cli.sharing.ShareCommand;
import io.cess4j.cli.sharing.SharedCommand;
import io.cess4j.cli.simulate.SimulateCommand;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/**
 * The {@code cess} command. Ends with 0 for success, 1 for a failure that it explains, 2 for wrong
 * usage.
 */
@Command(
    name = "cess",
    mixinStandardHelpOptions = true,
    version = "cess4j 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Store files on strangers' disks and prove that they are still there.",
      "",
      "Start with 'cess demo' (a whole network, one file, two lost miners, all by itself) or with"
          + " 'cess up'.",
      ""
    },
    commandListHeading = "%nCommands:%n",
    footer = {
      "",
      "Every command explains itself: cess COMMAND --help. Results as JSON for scripts: --json.",
      "A network on this machine lives in .cess/devnet beside this command; --home or"
          + " CESS_NETWORK_HOME names another place."
    },
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      LogsCommand.class,
      FaucetCommand.class,
      PriceCommand.class,
      PutCommand.class,
      GetCommand.class,
      StatCommand.class,
      LsCommand.class,
      RmCommand.class,
      EraseCommand.class,
      ShareCommand.class,
      SharedCommand.class,
      RevokeCommand.class,
      ReaderKeyCommand.class,
      RefundCommand.class,
      OfferCommand.class,
      OrdersCommand.class,
      CancelCommand.class,
      RoundsCommand.class,
      FingerprintCommand.class,
      SearchSimilarCommand.class,
      RightsCommand.class,
      AiCommand.class,
      ProbeCommand.class,
      SimulateCommand.class,
      BenchCommand.class,
      KeysCommand.class,
      MinerCommand.class,
      ConsensusCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Cess implements Runnable {
  @CommandLine.Spec private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(System.out);
    }
  }

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    CommandLine cess = new CommandLine(new Cess());
    Objects.requireNonNull(cess.getSubcommands().get("demo"))
        .getCommandSpec()
        .usageMessage()
        .footer(DemoCommand.footer());
    BenchCommand.configure(cess);
    return cess.setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false) // a file may be called @x, and be anybody's
        .setExecutionExceptionHandler(new Explanation())
        .setUsageHelpLongOptionsMaxWidth(28)
        .setUsageHelpWidth(110);
  }
}
