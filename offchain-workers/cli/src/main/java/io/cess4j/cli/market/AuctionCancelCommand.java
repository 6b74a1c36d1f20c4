package io.cess4j.cli.market;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cess rights auction cancel}. */
@Command(name = "cancel", description = "Take back a certificate for which nobody has bid.")
final class AuctionCancelCommand extends CessCommand {
  @Parameters(paramLabel = "CERTIFICATE", description = "Number of the certificate.")
  private long certificate;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      cess.rights().auctions().cancel(certificate);
      console.result(
          Map.of("ok", true, "certificate", certificate),
          "certificate %d is yours again".formatted(certificate));
      return true;
    }
  }
}
