package io.cess4j.cli.rights;

import io.cess4j.cli.market.AccessCommand;
import io.cess4j.cli.market.AuctionCommand;
import io.cess4j.cli.market.BuyCommand;
import io.cess4j.cli.market.EarningsCommand;
import io.cess4j.cli.market.HistoryCommand;
import io.cess4j.cli.market.KeyCommand;
import io.cess4j.cli.market.LicenseCommand;
import io.cess4j.cli.market.ListCommand;
import io.cess4j.cli.market.OfferCommand;
import io.cess4j.cli.market.SellCommand;
import io.cess4j.cli.market.TermsCommand;
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
        "Data rights: register works, find them, challenge copies, dispute claims, license, sell,"
            + " buy, earn.",
    subcommands = {
      RegisterCommand.class,
      ViewsCommand.class,
      SearchCommand.class,
      ShowCommand.class,
      PreviewCommand.class,
      LineageCommand.class,
      ConsentCommand.class,
      DeriveCommand.class,
      GeneratedCommand.class,
      SealCommand.class,
      ChallengeCommand.class,
      DisputeCommand.class,
      TermsCommand.class,
      AccessCommand.class,
      PublishCommand.class,
      GetPaidCommand.class,
      ChannelsCommand.class,
      SubscribeCommand.class,
      LicenseCommand.class,
      ListCommand.class,
      SellCommand.class,
      BuyCommand.class,
      OfferCommand.class,
      AuctionCommand.class,
      KeyCommand.class,
      EarningsCommand.class,
      HistoryCommand.class
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
