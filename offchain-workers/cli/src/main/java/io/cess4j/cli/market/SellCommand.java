package io.cess4j.cli.market;

import io.cess4j.chain.contract.Listing;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.market.Selling;
import java.math.BigInteger;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess rights sell}. */
@Command(
    name = "sell",
    description = {
      "List a certificate that you hold at a fixed price, or end its listing.",
      "It stays yours until somebody buys it. What it has earned is the holder's at the time of the"
          + " claim: run 'cess rights earnings --claim' before."
    })
public final class SellCommand extends CessCommand {
  @Parameters(paramLabel = "CERTIFICATE", description = "Number of the certificate.")
  private long certificate;

  /** One of the two. */
  static final class How {
    @Option(names = "--price", paramLabel = "CESS", description = "What it costs.")
    private String price = "";

    @Option(names = "--stop", description = "Sell it no longer.")
    private boolean stop;
  }

  @ArgGroup(multiplicity = "1")
  private How how = new How();

  @Option(
      names = "--for",
      defaultValue = "30d",
      paramLabel = "T",
      description = "How long it is listed, at most 366d (default: ${DEFAULT-VALUE}).")
  private String term = "";

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      Selling selling = cess.rights().selling();
      if (how.stop) {
        selling.delist(certificate);
        console.result(
            Map.of("ok", true, "delisted", certificate),
            "certificate %d is for sale no longer".formatted(certificate));
        return true;
      }
      BigInteger price = Amounts.parse(how.price);
      Instant until = cess.network().clock().instant().plus(Words.span(term));
      selling.list(certificate, price, until);
      Listing listing = selling.listing(certificate);
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("ok", true);
      json.put("certificate", certificate);
      json.put("price", listing.price().toString());
      json.put("until", listing.until().getEpochSecond());
      console.result(
          json,
          "certificate %d is for sale at %s %s; a buyer runs: cess rights buy %d"
              .formatted(
                  certificate,
                  Amounts.cess(listing.price()),
                  Words.end(listing.until()),
                  certificate));
      return true;
    }
  }
}
