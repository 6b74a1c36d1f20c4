package io.cess4j.example.titledeed;

import io.cess4j.example.kit.Dapp;
import io.cess4j.example.titledeed.command.AcceptCommand;
import io.cess4j.example.titledeed.command.BindCommand;
import io.cess4j.example.titledeed.command.DeployCommand;
import io.cess4j.example.titledeed.command.FileCommand;
import io.cess4j.example.titledeed.command.IssueCommand;
import io.cess4j.example.titledeed.command.ProposeCommand;
import io.cess4j.example.titledeed.command.ReadCommand;
import io.cess4j.example.titledeed.command.ShowCommand;
import io.cess4j.example.titledeed.command.WithdrawCommand;
import picocli.CommandLine.Command;

/** The command {@code title-deed}. */
@Command(
    name = "title-deed",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Title deeds that move only with documents.",
    subcommands = {
      DeployCommand.class,
      FileCommand.class,
      IssueCommand.class,
      BindCommand.class,
      ShowCommand.class,
      ProposeCommand.class,
      ReadCommand.class,
      AcceptCommand.class,
      WithdrawCommand.class
    })
public final class TitleDeed {
  private TitleDeed() {}

  public static void main(String[] arguments) {
    Dapp.main(new TitleDeed(), arguments);
  }
}
