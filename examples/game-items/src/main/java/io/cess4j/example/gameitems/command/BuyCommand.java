package io.cess4j.example.gameitems.command;

import io.cess4j.example.gameitems.Items;
import io.cess4j.example.gameitems.LicenceText;
import io.cess4j.example.gameitems.Player;
import io.cess4j.example.kit.Money;
import io.cess4j.example.kit.Session;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code buy}. */
@Command(name = "buy", description = "Player: read the licence, buy it, claim the item.")
public final class BuyCommand extends ItemCommand {
  @Parameters(paramLabel = "OFFERING", description = "Number, as the studio says.")
  private long offering;

  @Option(
      names = "--licence",
      required = true,
      paramLabel = "FILE",
      description = "The text, as the studio hands it out.")
  private Path licence = Path.of("");

  @Override
  void run(Session session, Items items) {
    LicenceText text = LicenceText.of(licence);
    Player player = new Player(session, items);
    BigInteger price = player.look(offering, text).price();
    say(text.words());
    ask("a licence of these words costs " + Money.cess(price));
    long bought = player.buy(offering, text, price);
    say("licence %d; if this is interrupted now: game-items claim %d".formatted(bought, bought));
    long id = items.claim(bought);
    result(
        Map.of("ok", true, "licence", bought, "item", id),
        "you have an item %d; once the studio has served you: game-items read %d -o FILE"
            .formatted(id, id));
  }
}
