package io.cess4j.example.gameitems.command;

import io.cess4j.example.gameitems.Items;
import io.cess4j.example.gameitems.Player;
import io.cess4j.example.kit.Session;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code read}. */
@Command(
    name = "read",
    description = "Player: read the asset of an item, and check it against its certificate.")
public final class ReadCommand extends ItemCommand {
  @Parameters(paramLabel = "ITEM", description = "Number.")
  private long id;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "Where to.")
  private Path target = Path.of("");

  @Override
  void run(Session session, Items items) {
    new Player(session, items).read(id, target);
    result(
        Map.of("ok", true, "file", target.toString()),
        target + " is the asset that was registered");
  }
}
