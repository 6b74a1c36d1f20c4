package io.cess4j.cli.market;

import io.cess4j.chain.contract.PurchaseOffer;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cess rights offer show}. */
@Command(name = "show", description = "Who offers how much for what, and until when.")
final class OfferShowCommand extends CessCommand {
  @Parameters(paramLabel = "OFFER", description = "Number of the offer.")
  private long number;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      PurchaseOffer offer = cess.rights().selling().offer(number);
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("ok", true);
      json.put("offer", number);
      json.put("certificate", offer.certificate());
      json.put("buyer", offer.buyer().hex());
      json.put("amount", offer.amount().toString());
      json.put("until", offer.until().getEpochSecond());
      console.result(
          json,
          "offer %d: %s offers %s for certificate %d %s"
              .formatted(
                  number,
                  offer.buyer(),
                  Amounts.cess(offer.amount()),
                  offer.certificate(),
                  Words.end(offer.until())));
      return true;
    }
  }
}
