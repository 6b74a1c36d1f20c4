package io.cess4j.example.gameitems.command;

import io.cess4j.example.gameitems.Items;
import io.cess4j.example.kit.Session;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code claim}. */
@Command(name = "claim", description = "Player: the item for a licence that was bought.")
public final class ClaimCommand extends ItemCommand {
  @Parameters(paramLabel = "LICENCE", description = "Number.")
  private long licence;

  @Override
  void run(Session session, Items items) {
    long id = items.claim(licence);
    result(Map.of("ok", true, "item", id), "you have an item " + id);
  }
}
