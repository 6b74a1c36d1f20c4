package io.cess4j.cli.market;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.market.LicenceTerms;
import io.cess4j.sdk.market.LicenceText;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess rights license offer}. */
@Command(
    name = "offer",
    description = {
      "Offer licences of a certificate's data that you hold.",
      "Hand the very same file to whoever is to buy: on chain there is its SHA-256 only."
    })
final class LicenseOfferCommand extends CessCommand {
  @Parameters(paramLabel = "CERTIFICATE", description = "Number of the certificate.")
  private long certificate;

  @Option(
      names = "--text",
      required = true,
      paramLabel = "FILE",
      description = "Text of the licence, UTF-8, at most a mebibyte.")
  private Path text = Path.of("");

  @Option(names = "--price", required = true, paramLabel = "CESS", description = "Of one licence.")
  private String price = "";

  @Option(
      names = "--seats",
      defaultValue = "1",
      paramLabel = "N",
      description = "How many licences (default: ${DEFAULT-VALUE}).")
  private long seats;

  @Option(
      names = "--term",
      defaultValue = "0d",
      paramLabel = "T",
      description = "How long each lasts: 365d, 12h (default: for ever).")
  private String term = "";

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    LicenceText licence = LicenceText.read(text);
    LicenceTerms terms = new LicenceTerms(Amounts.parse(price), seats, Words.span(term));
    try (Cess cess = connection.connect()) {
      long offering = cess.rights().licensing().offer(certificate, licence, terms);
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("ok", true);
      json.put("offering", offering);
      json.put("certificate", certificate);
      json.put("text", licence.hash().hex());
      console.result(
          json,
          """
          offering %d: %d licences of certificate %d for %s each
          SHA-256 of the text: %s
          a buyer runs: cess rights license buy %d --text FILE\
          """
              .formatted(
                  offering,
                  seats,
                  certificate,
                  Amounts.cess(terms.price()),
                  licence.hash(),
                  offering));
      return true;
    }
  }
}
