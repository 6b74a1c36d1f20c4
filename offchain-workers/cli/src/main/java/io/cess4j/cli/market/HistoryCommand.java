package io.cess4j.cli.market;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Table;
import io.cess4j.cli.rights.IndexOptions;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code cess rights history}. */
@Command(
    name = "history",
    description = {
      "What became of a certificate, as an index knows it.",
      "purchases: who bought it, its keys and its licences. revenue: what it earned and who claimed"
          + " it. history: registration, changes of holder, terms, flags and disputes."
    })
public final class HistoryCommand extends CessCommand {
  /** Which list. */
  enum Of {
    PURCHASES,
    REVENUE,
    HISTORY
  }

  @Parameters(paramLabel = "CERTIFICATE", description = "Number of the certificate.")
  private long certificate;

  @Option(
      names = "--of",
      defaultValue = "purchases",
      paramLabel = "LIST",
      description = "purchases, revenue or history (default: ${DEFAULT-VALUE}).")
  private Of of = Of.PURCHASES;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "At most so many, 1 to 100 (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Mixin private IndexOptions index = new IndexOptions();

  @Override
  protected boolean run(Console console) {
    JsonNode answer = index.client().list(certificate, of.name().toLowerCase(Locale.ROOT), limit);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", true);
    answer.properties().forEach(field -> json.put(field.getKey(), field.getValue()));
    console.result(json, text(answer.path("items")));
    return true;
  }

  private static String text(JsonNode items) {
    if (items.isEmpty()) {
      return "nothing yet";
    }
    Table table = new Table("block", "what", "number", "amount", "account");
    for (JsonNode item : items) {
      String amount = item.path("wei").asString("0");
      table.row(
          item.at("/at/block").asString("?"),
          item.path("what").asString("?"),
          item.path("reference").asString(""),
          amount.equals("0") ? "" : Amounts.cess(new BigInteger(amount)),
          item.path("account").asString("?"));
    }
    return table.toString();
  }
}
