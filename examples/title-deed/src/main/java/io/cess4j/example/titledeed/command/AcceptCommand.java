package io.cess4j.example.titledeed.command;

import io.cess4j.example.kit.Money;
import io.cess4j.example.kit.Session;
import io.cess4j.example.titledeed.Deed;
import io.cess4j.example.titledeed.Deeds;
import io.cess4j.example.titledeed.OpenSale;
import io.cess4j.example.titledeed.Purchase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code accept}. */
@Command(
    name = "accept",
    description = "Buyer: read and check the documents, then pay and get the deed.")
public final class AcceptCommand extends DeedCommand {
  @Parameters(index = "0", paramLabel = "DEED", description = "Number.")
  private long number;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "Where the documents go: look at them before you agree.")
  private Path folder = Path.of("");

  @Override
  void run(Session session, Deeds deeds) {
    Deed asRead = deeds.deed(number);
    Purchase purchase = new Purchase(session, deeds);
    OpenSale offer = purchase.offerOf(asRead);
    List<Path> copies = papers(session).read(asRead, folder);
    ask(
        "deed %d with the %d documents in %s for %s"
            .formatted(number, copies.size(), folder, Money.cess(offer.price())));
    String transaction = purchase.of(asRead).transaction().hex();
    result(
        Map.of("ok", true, "deed", number, "transaction", transaction),
        "deed %d is yours".formatted(number));
  }
}
