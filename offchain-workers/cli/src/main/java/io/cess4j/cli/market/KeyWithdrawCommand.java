package io.cess4j.cli.market;

import io.cess4j.chain.Bytes32;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cess rights key withdraw}. */
@Command(
    name = "withdraw",
    description = {
      "Sell a key no longer.",
      "Purchases that were made stay: keep 'cess rights key serve' running until they are paid out."
    })
final class KeyWithdrawCommand extends CessCommand {
  @Parameters(paramLabel = "OFFER", description = "Id of the offer.")
  private String offer = "";

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    Bytes32 id = Offers.id(offer);
    try (Cess cess = connection.connect()) {
      cess.rights().keyStall().withdraw(id);
      console.result(Map.of("ok", true, "withdrawn", id.hex()), "the key is for sale no longer");
      return true;
    }
  }
}
