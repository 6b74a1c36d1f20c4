package io.cess4j.cli.files;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cess cancel}. */
@Command(
    name = "cancel",
    description = {
      "Cancel orders that did not become deals and get their money back; a drawn order costs 1 %.",
      "'cess put' names the orders when it fails."
    })
public final class CancelCommand extends CessCommand {
  @Parameters(arity = "1..*", paramLabel = "ORDER", description = "Numbers of the orders.")
  private List<Long> orders = List.of();

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      BigInteger refund = cess.storage().cancel(orders);
      console.result(
          Map.of("ok", true, "orders", orders, "refund", refund.toString()),
          "cancelled; " + Amounts.cess(refund) + " came back");
      return true;
    }
  }
}
