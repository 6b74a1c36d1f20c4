package io.cess4j.cli.market;

import io.cess4j.chain.Bytes32;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import java.math.BigInteger;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess rights key reprice}. */
@Command(
    name = "reprice",
    description =
        "Give a key another price. Buyers name the most they pay, so none pays more than it saw.")
final class KeyRepriceCommand extends CessCommand {
  @Parameters(paramLabel = "OFFER", description = "Id of the offer.")
  private String offer = "";

  @Option(names = "--price", required = true, paramLabel = "CESS", description = "The new price.")
  private String price = "";

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    Bytes32 id = Offers.id(offer);
    BigInteger wei = Amounts.parse(price);
    try (Cess cess = connection.connect()) {
      cess.rights().keyStall().reprice(id, wei);
      console.result(
          Map.of("ok", true, "offer", id.hex(), "price", wei.toString()),
          "the key costs %s from now on".formatted(Amounts.cess(wei)));
      return true;
    }
  }
}
