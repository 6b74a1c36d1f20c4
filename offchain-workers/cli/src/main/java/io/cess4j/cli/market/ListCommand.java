package io.cess4j.cli.market;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Table;
import io.cess4j.cli.rights.IndexOptions;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code cess rights list}. */
@Command(
    name = "list",
    description = {
      "What is for sale, as an index knows it.",
      "Find works by their words or by likeness with 'cess rights search'."
    })
public final class ListCommand extends CessCommand {
  /** What is looked for, and where the index has it. */
  enum Goods {
    CERTIFICATES("listings", "certificate", "price"),
    AUCTIONS("auctions", "certificate", "reserve"),
    LICENCES("offerings", "offering", "price"),
    KEYS("keys", "offer", "price");

    private final String list;
    private final String id;
    private final String price;

    Goods(String list, String id, String price) {
      this.list = list;
      this.id = id;
      this.price = price;
    }
  }

  @Parameters(
      arity = "0..1",
      defaultValue = "certificates",
      paramLabel = "GOODS",
      description = "certificates, auctions, licences or keys (default: ${DEFAULT-VALUE}).")
  private Goods goods = Goods.CERTIFICATES;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "At most so many, 1 to 100 (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Mixin private IndexOptions index = new IndexOptions();

  @Override
  protected boolean run(Console console) {
    JsonNode answer = index.client().forSale(goods.list, limit);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", true);
    answer.properties().forEach(field -> json.put(field.getKey(), field.getValue()));
    console.result(json, text(answer.path("items")));
    return true;
  }

  private String text(JsonNode items) {
    if (items.isEmpty()) {
      return "nothing is for sale";
    }
    boolean own = !goods.id.equals("certificate"); // a number of its own, which buyers name
    Table table =
        own
            ? new Table("certificate", goods.price, "seller", goods.id)
            : new Table("certificate", goods.price, "seller");
    for (JsonNode item : items) {
      List<Object> row =
          new ArrayList<>(
              List.of(
                  item.path("certificate").asLong(),
                  Amounts.cess(new BigInteger(item.path(goods.price).asString("0"))),
                  item.path("seller").asString("?")));
      if (own) {
        row.add(item.path(goods.id).asString("?"));
      }
      table.row(row.toArray());
    }
    return table.toString();
  }
}
