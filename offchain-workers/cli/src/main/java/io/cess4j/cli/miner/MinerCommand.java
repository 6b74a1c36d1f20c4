package io.cess4j.cli.miner;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code cess miner}. */
@Command(
    name = "miner",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Run a storage miner: on this machine or any other, for any network.",
    subcommands = {
      InitCommand.class,
      RunCommand.class,
      StatusCommand.class,
      ScanCommand.class,
      DrainCommand.class,
      TopUpCommand.class,
      GrowCommand.class,
      ShrinkCommand.class,
      ExitCommand.class,
      WithdrawCommand.class
    })
public final class MinerCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(System.out);
    }
  }
}
