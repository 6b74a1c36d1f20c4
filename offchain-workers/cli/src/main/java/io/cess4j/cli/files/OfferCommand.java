package io.cess4j.cli.files;

import io.cess4j.chain.contract.SettlementOffer;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.Settlement;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cess offer}. */
@Command(
    name = "offer",
    description = {
      "Tip keepers for claiming what the network owes you, so that you need not: refunds and parts"
          + " of fines of your deals, fees of your miners.",
      "A settlement is paid at most once in --every days for each deal and miner, and only where it"
          + " brings more than the tip. Without options it shows your offer."
    })
public final class OfferCommand extends CessCommand {
  @Option(
      names = "--tip",
      paramLabel = "CESS",
      description = "What one settlement of a deal or miner is worth to you.")
  private @Nullable String tip;

  @Option(
      names = "--every",
      paramLabel = "DAYS",
      defaultValue = "28",
      description = "Protocol days between two settlements, 1 to 3650 (default: ${DEFAULT-VALUE}).")
  private int every;

  @Option(
      names = "--budget",
      paramLabel = "CESS",
      defaultValue = "0",
      description = "Moved from your vault balance into the offer, from which tips are paid.")
  private String budget = "0";

  @Option(names = "--withdraw", description = "End the offer; what is left comes back.")
  private boolean withdraw;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    if (withdraw && tip != null) {
      throw new CommandException("--withdraw ends the offer and --tip makes one: give one of them");
    }
    if (tip == null && Amounts.parse(budget).signum() != 0) {
      throw new CommandException("a budget needs a --tip that it pays");
    }
    try (Cess cess = connection.connect()) {
      Settlement settlement = cess.settlement();
      if (withdraw) {
        settlement.withdraw();
      } else if (tip != null) {
        settlement.offer(Amounts.parse(budget), Amounts.parse(tip), every);
      }
      SettlementOffer offer = settlement.offer();
      console.result(json(offer, cess.balances().vault()), text(offer));
      return true;
    }
  }

  private static Map<String, Object> json(SettlementOffer offer, BigInteger vault) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", true);
    json.put("budget", offer.rest().toString());
    json.put("tip", offer.tip().toString());
    json.put("everyDays", offer.everyDays());
    json.put("vault", vault.toString());
    return json;
  }

  private static String text(SettlementOffer offer) {
    return offer.everyDays() == 0
        ? "no offer: claims wait until somebody makes them, e.g. you with 'cess refund --all'"
        : "%s a settlement, every %d days; the budget has %s%s"
            .formatted(
                Amounts.cess(offer.tip()),
                offer.everyDays(),
                Amounts.cess(offer.rest()),
                offer.pays() ? "" : ": too little for a tip");
  }
}
