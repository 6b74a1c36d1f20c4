package io.cess4j.example.gameitems.command;

import io.cess4j.example.gameitems.ItemKind;
import io.cess4j.example.gameitems.Items;
import io.cess4j.example.kit.Session;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code show}. */
@Command(name = "show", description = "A kind of item, and what this account has of it.")
public final class ShowCommand extends ItemCommand {
  @Parameters(paramLabel = "ITEM", description = "Number.")
  private long id;

  @Override
  void run(Session session, Items items) {
    ItemKind kind = items.kind(id);
    long mine = items.balanceOf(session.address(), id);
    boolean readable = items.readableUntil(id, session.address()).isPresent();
    result(
        Map.of(
            "ok",
            true,
            "item",
            id,
            "fid",
            kind.fid(),
            "limit",
            kind.limit(),
            "minted",
            kind.minted(),
            "mine",
            mine,
            "readable",
            readable),
        "item %d: %d of %d minted; you have %d and %s"
            .formatted(
                id,
                kind.minted(),
                kind.limit(),
                mine,
                readable ? "may read its asset" : "may not read its asset"));
  }
}
