package io.cess4j.cli.rights;

import io.cess4j.chain.contract.AccessPrices;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Consent;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Dates;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.paid.Buying;
import io.cess4j.sdk.paid.PaidException.PriceTooHigh;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess rights subscribe}. */
@Command(
    name = "subscribe",
    description = {
      "Pay ahead for reading a certificate's file as often as you like: then 'cess rights get'.",
      "Periods come after those that you have paid already. What is not earned yet comes back only"
          + " where the holder shuts you out."
    })
final class SubscribeCommand extends CessCommand {
  private static final int MOST_PERIODS = 120;

  @Parameters(paramLabel = "CERTIFICATE", description = "Number of the certificate.")
  private long certificate;

  @Option(
      names = "--periods",
      required = true,
      paramLabel = "N",
      description = "How many periods, 1 to 120.")
  private int periods;

  @Option(
      names = "--max-price",
      paramLabel = "CESS",
      description = "Pay no more than this a period (default: the price that is shown).")
  private @Nullable String most;

  @Mixin private Consent consent = new Consent();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    if (periods < 1 || periods > MOST_PERIODS) {
      throw new CommandException(periods + " periods: pay for 1 to " + MOST_PERIODS + " at once");
    }
    try (Cess cess = connection.connect()) {
      Buying buying = cess.buying(connection.purse());
      AccessPrices prices = buying.subscription(certificate);
      BigInteger limit = most == null ? prices.subscription() : Amounts.parse(most);
      if (prices.subscription().compareTo(limit) > 0) {
        throw new PriceTooHigh(certificate, prices.subscription(), limit);
      }
      BigInteger cost = prices.subscription().multiply(BigInteger.valueOf(periods));
      consent.ask(
          console,
          "certificate %d: %d periods of %s at %s each, %s of your vault balance in all"
              .formatted(
                  certificate,
                  periods,
                  words(prices.period()),
                  Amounts.cess(prices.subscription()),
                  Amounts.cess(cost)));
      Instant end = buying.subscribe(certificate, periods, prices);
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("ok", true);
      json.put("certificate", certificate);
      json.put("cost", cost.toString());
      json.put("end", end.getEpochSecond());
      console.result(
          json, "subscribed to certificate %d until %s".formatted(certificate, Dates.of(end)));
      return true;
    }
  }

  private static String words(Duration period) {
    return period.toDays() > 0 && period.toSeconds() % 86_400 == 0
        ? period.toDays() + " days"
        : period.toSeconds() + " seconds";
  }
}
