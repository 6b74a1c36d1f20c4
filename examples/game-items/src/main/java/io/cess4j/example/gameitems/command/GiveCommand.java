package io.cess4j.example.gameitems.command;

import io.cess4j.chain.Address;
import io.cess4j.example.gameitems.Items;
import io.cess4j.example.kit.Session;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code give}. */
@Command(name = "give", description = "Player: hand an item on. The licence stays.")
public final class GiveCommand extends ItemCommand {
  @Parameters(paramLabel = "ITEM", description = "Number.")
  private long id;

  @Option(names = "--to", required = true, paramLabel = "ADDRESS", description = "Whom.")
  private String to = "";

  @Override
  void run(Session session, Items items) {
    items.give(id, Address.of(to), 1);
    result(Map.of("ok", true, "item", id, "to", to), "%s has it".formatted(to));
  }
}
