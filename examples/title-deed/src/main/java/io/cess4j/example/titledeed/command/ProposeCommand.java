package io.cess4j.example.titledeed.command;

import io.cess4j.chain.Address;
import io.cess4j.example.kit.Money;
import io.cess4j.example.kit.Session;
import io.cess4j.example.kit.Work;
import io.cess4j.example.titledeed.Deeds;
import io.cess4j.example.titledeed.Papers;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code propose}. */
@Command(
    name = "propose",
    description =
        "Owner: offer a deed to a buyer, with the contract of sale; shows the buyer all documents.")
public final class ProposeCommand extends DeedCommand {
  @Parameters(index = "0", paramLabel = "DEED", description = "Number.")
  private long number;

  @Parameters(index = "1", paramLabel = "CONTRACT", description = "Contract of sale, a file.")
  private Path contractOfSale = Path.of("");

  @Option(names = "--to", required = true, paramLabel = "ADDRESS", description = "The buyer.")
  private String buyer = "";

  @Option(names = "--price", required = true, paramLabel = "CESS", description = "The price.")
  private String price = "";

  @Option(
      names = "--days",
      defaultValue = "14",
      paramLabel = "DAYS",
      description = "How long the offer holds (default: 14).")
  private int days;

  @Override
  void run(Session session, Deeds deeds) {
    existing(contractOfSale);
    Address to = Address.of(buyer);
    BigInteger wei = Money.wei(price);
    deeds.deed(number);
    ask(
        "%s for deed %d; storing %s costs its fee, registering it a bond that comes back"
            .formatted(Money.cess(wei), number, contractOfSale));
    Papers papers = papers(session);
    Work work = papers.file(contractOfSale, "contract of sale of deed " + number);
    Instant deadline = session.network().clock().instant().plus(Duration.ofDays(days));
    deeds.propose(number, to, wei, deadline, work);
    int shown = papers.showTo(to, deeds.deed(number));
    result(
        Map.of("ok", true, "deed", number, "buyer", to.hex(), "shown", shown),
        "offered to %s until %s; it can read %d documents".formatted(to, deadline, shown));
  }
}
