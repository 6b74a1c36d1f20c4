package io.cess4j.example.gameitems.command;

import io.cess4j.example.gameitems.Items;
import io.cess4j.example.gameitems.LicenceText;
import io.cess4j.example.gameitems.Studio;
import io.cess4j.example.kit.DappException;
import io.cess4j.example.kit.Money;
import io.cess4j.example.kit.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code publish}. */
@Command(
    name = "publish",
    description =
        "Studio: store and register an asset, introduce its kind of item, offer licences.")
public final class PublishCommand extends ItemCommand {
  @Parameters(paramLabel = "ASSET", description = "The file.")
  private Path asset = Path.of("");

  @Option(names = "--title", required = true, paramLabel = "TEXT", description = "Public.")
  private String title = "";

  @Option(
      names = "--licence",
      required = true,
      paramLabel = "FILE",
      description = "What a licence permits, a text; hand it to players.")
  private Path licence = Path.of("");

  @Option(
      names = "--limit",
      required = true,
      paramLabel = "N",
      description = "Items there will ever be.")
  private long limit;

  @Option(names = "--price", required = true, paramLabel = "CESS", description = "Of a licence.")
  private String price = "";

  @Option(
      names = "--days",
      defaultValue = "0",
      paramLabel = "DAYS",
      description = "How long a licence holds (default: for ever).")
  private long days;

  @Override
  void run(Session session, Items items) {
    if (!Files.isRegularFile(asset)) {
      throw new DappException(asset + " is no regular file: name the asset");
    }
    Studio.Offer offer =
        new Studio.Offer(LicenceText.of(licence), limit, Money.wei(price), Duration.ofDays(days));
    ask("storing %s costs its fee, registering it a bond that comes back".formatted(asset));
    Studio.Published published = studio(session, items).publish(asset, title, offer);
    long id = published.asset().certificate();
    result(
        Map.of("ok", true, "item", id, "offering", published.offering()),
        "item %d; players: game-items buy %d --licence %s"
            .formatted(id, published.offering(), licence));
  }
}
