package io.cess4j.cli.market;

import io.cess4j.chain.contract.Listing;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Consent;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.market.CertificateView;
import io.cess4j.sdk.market.Selling;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess rights buy}. */
@Command(
    name = "buy",
    description = {
      "Buy a listed certificate: from then on you set its terms and get what it earns.",
      "It is paid from the vault. Nothing is paid where the price was raised, or a parent that"
          + " takes a share was added, after you saw it. To read its data, you need its key or a"
          + " licence."
    })
public final class BuyCommand extends CessCommand {
  @Parameters(paramLabel = "CERTIFICATE", description = "Number of the certificate.")
  private long certificate;

  @Option(
      names = "--max-price",
      paramLabel = "CESS",
      description = "The most to pay (default: what it costs now).")
  private @Nullable String most;

  @Mixin private Consent consent = new Consent();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      Selling selling = cess.rights().selling();
      CertificateView seen = selling.look(certificate);
      Listing listing = selling.listing(certificate);
      BigInteger maximum = most == null ? listing.price() : Amounts.parse(most);
      BigInteger royalty = cess.network().dataCertificates().royalty(certificate, listing.price());
      consent.ask(
          console,
          "%s%nit costs %s, of which %s go to its creator and parents"
              .formatted(
                  CertificateText.of(seen), Amounts.cess(listing.price()), Amounts.cess(royalty)));
      selling.buy(maximum, seen);
      Map<String, Object> json = CertificateText.json(seen);
      json.put("ok", true);
      json.put("seller", seen.holder().hex());
      json.put("holder", cess.address().hex());
      json.put("price", listing.price().toString());
      console.result(json, "certificate %d is yours".formatted(certificate));
      return true;
    }
  }
}
