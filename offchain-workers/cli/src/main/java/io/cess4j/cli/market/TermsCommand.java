package io.cess4j.cli.market;

import io.cess4j.chain.contract.AccessPrices;
import io.cess4j.chain.contract.DataAccess;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Dates;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.market.DataTerms;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess rights terms}. */
@Command(
    name = "terms",
    description = {
      "What reading a certificate's data costs; with options its holder sets that.",
      "The first terms, and cheaper ones, hold at once. Dearer ones hold after the network's notice, so"
          + " that no buyer is surprised. Nobody reads before 'cess rights access' opens it."
    })
public final class TermsCommand extends CessCommand {
  @Parameters(paramLabel = "CERTIFICATE", description = "Number of the certificate.")
  private long certificate;

  @Option(names = "--price", paramLabel = "CESS", description = "For one retrieval.")
  private @Nullable String price;

  @Option(
      names = "--subscription",
      paramLabel = "CESS",
      description = "For one period of a subscription.")
  private @Nullable String subscription;

  @Option(
      names = "--period",
      paramLabel = "T",
      description = "Length of a period: 30d, 12h; 0d ends subscriptions.")
  private @Nullable String period;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      DataTerms terms = cess.rights().terms();
      DataAccess now = terms.of(certificate);
      if (price != null || subscription != null || period != null) {
        now = terms.set(certificate, changed(now.next()));
      }
      console.result(json(now), text(now));
      return true;
    }
  }

  /** What is not named stays as announced. */
  private AccessPrices changed(AccessPrices now) {
    Duration span = period == null ? now.period() : Words.span(period);
    if (subscription != null && span.isZero()) {
      throw new CommandException(
          "a subscription needs a period: give --period, for example --period 30d");
    }
    return new AccessPrices(
        price == null ? now.retrieval() : Amounts.parse(price),
        subscription == null ? now.subscription() : Amounts.parse(subscription),
        span);
  }

  private String text(DataAccess terms) {
    String now = "certificate %d: %s".formatted(certificate, prices(terms.inForce()));
    return terms.next().equals(terms.inForce())
        ? now
        : now + "%nfrom %s: %s".formatted(Dates.of(terms.nextFrom()), prices(terms.next()));
  }

  private static String prices(AccessPrices prices) {
    String retrieval = Amounts.cess(prices.retrieval()) + " a retrieval";
    return prices.period().isZero()
        ? retrieval + ", no subscriptions"
        : "%s, %s for %s"
            .formatted(retrieval, Amounts.cess(prices.subscription()), Words.span(prices.period()));
  }

  private Map<String, Object> json(DataAccess terms) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", true);
    json.put("certificate", certificate);
    json.put("inForce", json(terms.inForce()));
    json.put("next", json(terms.next()));
    json.put("nextFrom", terms.nextFrom().getEpochSecond());
    json.put("access", terms.access().name().toLowerCase(java.util.Locale.ROOT));
    return json;
  }

  private static Map<String, Object> json(AccessPrices prices) {
    return Map.of(
        "retrieval",
        prices.retrieval().toString(),
        "subscription",
        prices.subscription().toString(),
        "period",
        prices.period().toSeconds());
  }
}
