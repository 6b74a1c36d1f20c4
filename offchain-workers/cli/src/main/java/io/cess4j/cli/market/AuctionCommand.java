package io.cess4j.cli.market;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code cess rights auction}. */
@Command(
    name = "auction",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Sell a certificate to whoever bids most.",
      "The certificate is in the contract meanwhile. A late bid extends the end; who is outbid has"
          + " the money back at once."
    },
    subcommands = {
      AuctionStartCommand.class,
      AuctionShowCommand.class,
      AuctionBidCommand.class,
      AuctionCancelCommand.class,
      AuctionSettleCommand.class
    })
public final class AuctionCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(System.out);
    }
  }
}
