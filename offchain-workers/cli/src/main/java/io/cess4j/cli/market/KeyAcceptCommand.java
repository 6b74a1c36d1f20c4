package io.cess4j.cli.market;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cess rights key accept}. */
@Command(
    name = "accept",
    description = "Content with a key that you bought: its seller need not wait for the price.")
final class KeyAcceptCommand extends CessCommand {
  @Parameters(paramLabel = "SALE", description = "Number of the sale.")
  private long sale;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      cess.rights().keyPurchases().accept(sale);
      console.result(Map.of("ok", true, "accepted", sale), "sale %d is paid out".formatted(sale));
      return true;
    }
  }
}
