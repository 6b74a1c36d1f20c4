package io.cess4j.cli.market;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cess rights auction settle}. */
@Command(
    name = "settle",
    description = "After the end, hand certificate and money over. Anybody may.")
final class AuctionSettleCommand extends CessCommand {
  @Parameters(paramLabel = "CERTIFICATE", description = "Number of the certificate.")
  private long certificate;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      cess.rights().auctions().settle(certificate);
      console.result(
          Map.of("ok", true, "certificate", certificate),
          "the auction of certificate %d is settled".formatted(certificate));
      return true;
    }
  }
}
