package io.cess4j.cli.market;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.KeyOffer;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Consent;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Dates;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.market.KeyPurchases;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess rights key buy}. */
@Command(
    name = "buy",
    description = {
      "Buy the key of a file, wait for it, and read the file.",
      "The price is locked until the key is there and you had time to complain. A wrong key: this"
          + " command complains, and the price comes back. None in time: it comes back too. Started"
          + " again after it was interrupted, it goes on with the same purchase."
    })
final class KeyBuyCommand extends CessCommand {
  @Parameters(paramLabel = "OFFER", description = "Id of the offer.")
  private String offer = "";

  @Option(
      names = "--max-price",
      paramLabel = "CESS",
      description = "The most to pay (default: what it costs now).")
  private @Nullable String most;

  @Option(
      names = "--within",
      defaultValue = "5m",
      paramLabel = "T",
      description = "Time for the delivery, 1m at least (default: ${DEFAULT-VALUE}).")
  private String within = "";

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the file goes (default: it is not read; 'cess get' reads it later).")
  private @Nullable Path output;

  @Mixin private Consent consent = new Consent();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) throws InterruptedException {
    Bytes32 id = Offers.id(offer);
    try (Cess cess = connection.connect()) {
      KeyPurchases purchases = cess.rights().keyPurchases();
      Optional<Long> before = purchases.purchaseOf(id);
      long sale;
      if (before.isPresent()) {
        sale = before.get();
        console.say("going on with sale %d, which is paid".formatted(sale));
      } else {
        sale = buy(console, cess, purchases, id);
      }
      return new KeyWait(console, cess, output).until(sale);
    }
  }

  private long buy(Console console, Cess cess, KeyPurchases purchases, Bytes32 id) {
    KeyOffer found = purchases.offer(id);
    BigInteger maximum = most == null ? found.price() : Amounts.parse(most);
    Instant deadline = cess.network().clock().instant().plus(Words.span(within));
    consent.ask(
        console,
        "the key of certificate %d's file costs %s; without it by %s the price comes back"
            .formatted(found.certificate(), Amounts.cess(found.price()), Dates.of(deadline)));
    long sale = purchases.buy(id, maximum, deadline);
    console.say("sale %d: paid; waiting for the seller's agent".formatted(sale));
    return sale;
  }
}
