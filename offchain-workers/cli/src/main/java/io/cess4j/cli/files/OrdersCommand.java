package io.cess4j.cli.files;

import io.cess4j.chain.contract.Order;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Sizes;
import io.cess4j.cli.output.Table;
import io.cess4j.sdk.Cess;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cess orders}. */
@Command(
    name = "orders",
    description = {
      "List the account's orders that hold money and are not stored yet.",
      "'cess put FILE --resume' goes on with them, 'cess cancel' gets the money back."
    })
public final class OrdersCommand extends CessCommand {
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      List<Order> open = cess.storage().openOrders();
      Table table = new Table("order", "state", "holds", "size", "until");
      for (Order order : open) {
        table.row(
            Long.toString(order.id()),
            state(order),
            Amounts.cess(order.cost()),
            Sizes.of(order.size()),
            Words.date(order.deadline()));
      }
      console.result(
          Map.of("ok", true, "orders", open.stream().map(OrdersCommand::json).toList()),
          open.isEmpty() ? "no open orders" : table.toString());
      return true;
    }
  }

  private static String state(Order order) {
    return order.state().name().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Object> json(Order order) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("order", order.id());
    json.put("state", state(order));
    json.put("cost", order.cost().toString());
    json.put("bytes", order.size());
    json.put("deadline", order.deadline().toString());
    return json;
  }
}
