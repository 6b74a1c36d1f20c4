package io.cess4j.cli.ai;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code cess ai task}. */
@Command(
    name = "task",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Tasks: create one, take part, look at its rounds.",
    subcommands = {
      CreateTaskCommand.class,
      JoinTaskCommand.class,
      TaskStatusCommand.class,
      TaskResultCommand.class
    })
final class TaskCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(System.out);
    }
  }
}
