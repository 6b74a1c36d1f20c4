package io.cess4j.cli.market;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Consent;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.market.CertificateView;
import io.cess4j.sdk.market.Selling;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess rights offer make}. */
@Command(
    name = "make",
    description = {
      "Offer money for a certificate.",
      "The offer is for the certificate with the parents that it has now: with another one it"
          + " cannot be accepted."
    })
final class OfferMakeCommand extends CessCommand {
  @Parameters(paramLabel = "CERTIFICATE", description = "Number of the certificate.")
  private long certificate;

  @Option(names = "--amount", required = true, paramLabel = "CESS", description = "How much.")
  private String amount = "";

  @Option(
      names = "--for",
      defaultValue = "7d",
      paramLabel = "T",
      description = "How long it may be accepted (default: ${DEFAULT-VALUE}).")
  private String term = "";

  @Mixin private Consent consent = new Consent();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    BigInteger wei = Amounts.parse(amount);
    try (Cess cess = connection.connect()) {
      Selling selling = cess.rights().selling();
      CertificateView seen = selling.look(certificate);
      Instant until = cess.network().clock().instant().plus(Words.span(term));
      consent.ask(
          console,
          "%s%n%s are locked until the holder accepts or you withdraw"
              .formatted(CertificateText.of(seen), Amounts.cess(wei)));
      long offer = selling.offer(wei, until, seen);
      Map<String, Object> json = CertificateText.json(seen);
      json.put("ok", true);
      json.put("offer", offer);
      json.put("amount", wei.toString());
      json.put("until", until.getEpochSecond());
      console.result(
          json,
          "offer %d: %s for certificate %d; take it back with: cess rights offer withdraw %d"
              .formatted(offer, Amounts.cess(wei), certificate, offer));
      return true;
    }
  }
}
