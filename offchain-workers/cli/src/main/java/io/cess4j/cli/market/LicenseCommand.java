package io.cess4j.cli.market;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code cess rights license}. */
@Command(
    name = "license",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Licences of data: what is permitted is in a text, of which the chain has the hash.",
      "The chain knows who has one, of which text and until when. The price goes to the"
          + " certificate, so parents of the work get their shares."
    },
    subcommands = {
      LicenseOfferCommand.class,
      LicenseListCommand.class,
      LicenseRepriceCommand.class,
      LicenseWithdrawCommand.class,
      LicenseBuyCommand.class,
      LicenseCheckCommand.class
    })
public final class LicenseCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(System.out);
    }
  }
}
