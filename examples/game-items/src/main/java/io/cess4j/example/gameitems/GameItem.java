package io.cess4j.example.gameitems;

import io.cess4j.example.gameitems.command.BuyCommand;
import io.cess4j.example.gameitems.command.ClaimCommand;
import io.cess4j.example.gameitems.command.CollectCommand;
import io.cess4j.example.gameitems.command.DeployCommand;
import io.cess4j.example.gameitems.command.GiveCommand;
import io.cess4j.example.gameitems.command.PublishCommand;
import io.cess4j.example.gameitems.command.ReadCommand;
import io.cess4j.example.gameitems.command.ServeCommand;
import io.cess4j.example.gameitems.command.ShowCommand;
import io.cess4j.example.kit.Dapp;
import picocli.CommandLine.Command;

/** The command {@code game-items}. */
@Command(
    name = "game-items",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Items of a game, each bound to a stored asset that its licensed holders read.",
    subcommands = {
      DeployCommand.class,
      PublishCommand.class,
      ShowCommand.class,
      BuyCommand.class,
      ClaimCommand.class,
      GiveCommand.class,
      ServeCommand.class,
      ReadCommand.class,
      CollectCommand.class
    })
public final class GameItem {
  private GameItem() {}

  public static void main(String[] arguments) {
    Dapp.main(new GameItem(), arguments);
  }
}
