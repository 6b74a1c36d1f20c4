package io.cess4j.cli.ai;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code cess ai}. */
@Command(
    name = "ai",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Train a model together: everybody keeps their data, nobody aggregates, the chain is the"
          + " referee.",
      "Somebody creates a task with a bounty; participants join with a stake, train on their own"
          + " examples and vote on the aggregate, and whoever voted for a wrong one loses the"
          + " stake."
    },
    subcommands = {
      TaskCommand.class,
      ArchitectureCommand.class,
      ModelsCommand.class,
      ModelCommand.class,
      PredictCommand.class
    })
public final class AiCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(System.out);
    }
  }
}
