package io.cess4j.cli.market;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cess rights license withdraw}. */
@Command(
    name = "withdraw",
    description = "Sell no more licences of an offering. Those that were granted stay.")
final class LicenseWithdrawCommand extends CessCommand {
  @Parameters(paramLabel = "OFFERING", description = "Number of the offering.")
  private long offering;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      cess.rights().licensing().withdraw(offering);
      console.result(
          Map.of("ok", true, "withdrawn", offering),
          "offering %d is withdrawn".formatted(offering));
      return true;
    }
  }
}
