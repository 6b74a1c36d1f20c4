package io.cess4j.cli.market;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code cess rights offer}. */
@Command(
    name = "offer",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Money on the table for a certificate, listed or not.",
      "It is locked until the holder accepts or you withdraw."
    },
    subcommands = {
      OfferMakeCommand.class,
      OfferShowCommand.class,
      OfferAcceptCommand.class,
      OfferWithdrawCommand.class
    })
public final class OfferCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(System.out);
    }
  }
}
