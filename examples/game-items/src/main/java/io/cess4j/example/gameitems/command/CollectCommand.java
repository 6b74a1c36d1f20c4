package io.cess4j.example.gameitems.command;

import io.cess4j.example.gameitems.Items;
import io.cess4j.example.kit.Money;
import io.cess4j.example.kit.Session;
import java.math.BigInteger;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code collect}. */
@Command(
    name = "collect",
    description = "Studio: take what licences have brought; parents of the asset get their shares.")
public final class CollectCommand extends ItemCommand {
  @Parameters(paramLabel = "ITEM", description = "Number.")
  private long id;

  @Override
  void run(Session session, Items items) {
    BigInteger earned = studio(session, items).collect(id);
    result(
        Map.of("ok", true, "earned", earned.toString()),
        "%s were in the inbox of certificate %d".formatted(Money.cess(earned), id));
  }
}
