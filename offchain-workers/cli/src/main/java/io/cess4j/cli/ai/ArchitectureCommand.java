package io.cess4j.cli.ai;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code cess ai architecture}. */
@Command(
    name = "architecture",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "What may be trained: a list that the network's governor adds to.",
    subcommands = {ListArchitecturesCommand.class, AllowArchitectureCommand.class})
final class ArchitectureCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(System.out);
    }
  }
}
