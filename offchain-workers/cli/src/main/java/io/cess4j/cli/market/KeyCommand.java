package io.cess4j.cli.market;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code cess rights key}. */
@Command(
    name = "key",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Keys of files against money, both or neither.",
      "A seller offers the key of a registered file and runs 'cess rights key serve', which"
          + " delivers to each buyer what that buyer alone can open. A wrong key or none: the price"
          + " comes back."
    },
    subcommands = {
      KeyOfferCommand.class,
      KeyListCommand.class,
      KeyRepriceCommand.class,
      KeyWithdrawCommand.class,
      KeyServeCommand.class,
      KeyBuyCommand.class,
      KeyClaimCommand.class,
      KeyAcceptCommand.class
    })
public final class KeyCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(System.out);
    }
  }
}
