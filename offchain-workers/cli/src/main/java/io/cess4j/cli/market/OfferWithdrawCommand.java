package io.cess4j.cli.market;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cess rights offer withdraw}. */
@Command(name = "withdraw", description = "Take back money that nobody has accepted.")
final class OfferWithdrawCommand extends CessCommand {
  @Parameters(paramLabel = "OFFER", description = "Number of the offer.")
  private long number;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      cess.rights().selling().withdraw(number);
      console.result(
          Map.of("ok", true, "withdrawn", number),
          "offer %d is withdrawn; the money is in the vault".formatted(number));
      return true;
    }
  }
}
