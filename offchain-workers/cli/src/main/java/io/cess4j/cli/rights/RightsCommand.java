package io.cess4j.cli.rights;

import io.cess4j.cli.rights.dispute.DisputeCommand;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code cess rights}. */
@Command(
    name = "rights",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Data rights: register works, find registered ones, challenge copies, dispute claims, sell and"
            + " buy files.",
    subcommands = {
      RegisterCommand.class,
      ViewsCommand.class,
      SearchCommand.class,
      ShowCommand.class,
      PreviewCommand.class,
      LineageCommand.class,
      ChallengeCommand.class,
      DisputeCommand.class,
      PublishCommand.class,
      GetPaidCommand.class,
      ChannelsCommand.class,
      SubscribeCommand.class
    })
public final class RightsCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(System.out);
    }
  }
}
