package io.cess4j.cli.market;

import io.cess4j.chain.contract.PurchaseOffer;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Consent;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.market.Selling;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cess rights offer accept}. */
@Command(name = "accept", description = "Sell your certificate for the money that is offered.")
final class OfferAcceptCommand extends CessCommand {
  @Parameters(paramLabel = "OFFER", description = "Number of the offer.")
  private long number;

  @Mixin private Consent consent = new Consent();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      Selling selling = cess.rights().selling();
      PurchaseOffer offer = selling.offer(number);
      consent.ask(
          console,
          "certificate %d goes to %s for %s, of which its creator and parents get their royalty"
              .formatted(offer.certificate(), offer.buyer(), Amounts.cess(offer.amount())));
      selling.accept(number, offer.amount());
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("ok", true);
      json.put("certificate", offer.certificate());
      json.put("buyer", offer.buyer().hex());
      json.put("amount", offer.amount().toString());
      console.result(
          json, "certificate %d is sold to %s".formatted(offer.certificate(), offer.buyer()));
      return true;
    }
  }
}
