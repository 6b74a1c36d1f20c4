package io.cess4j.cli.market;

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

/** {@code cess rights license reprice}. */
@Command(
    name = "reprice",
    description =
        "Give an offering another price. Buyers name the most they pay, so none pays more than it"
            + " saw.")
final class LicenseRepriceCommand extends CessCommand {
  @Parameters(paramLabel = "OFFERING", description = "Number of the offering.")
  private long offering;

  @Option(names = "--price", required = true, paramLabel = "CESS", description = "The new price.")
  private String price = "";

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    BigInteger wei = Amounts.parse(price);
    try (Cess cess = connection.connect()) {
      cess.rights().licensing().reprice(offering, wei);
      console.result(
          Map.of("ok", true, "offering", offering, "price", wei.toString()),
          "offering %d costs %s from now on".formatted(offering, Amounts.cess(wei)));
      return true;
    }
  }
}
