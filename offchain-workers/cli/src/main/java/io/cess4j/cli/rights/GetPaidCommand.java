package io.cess4j.cli.rights;

import io.cess4j.chain.Address;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.files.TransferBars;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Consent;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Printable;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.paid.Buying;
import io.cess4j.sdk.paid.PaidException.PriceTooHigh;
import io.cess4j.sdk.paid.PaidOffer;
import io.cess4j.sdk.paid.PaidOptions;
import io.cess4j.sdk.paid.PaidRetrieval;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess rights get}. */
@Command(
    name = "get",
    description = {
      "Buy a file by its certificate and read it: one retrieval, or within your subscription.",
      "You sign a voucher against a deposit that is locked for one gateway; what is left of it comes"
          + " back when the channel is closed. Run again after anything broke off, it goes on with"
          + " what was paid."
    })
final class GetPaidCommand extends CessCommand {
  @Parameters(paramLabel = "CERTIFICATE", description = "Number of the file's certificate.")
  private long certificate;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "TARGET",
      description = "Where to write the file.")
  private Path target = Path.of("");

  @Option(
      names = "--max-price",
      paramLabel = "CESS",
      description = "Pay no more than this (default: the price that is shown).")
  private @Nullable String most;

  @Option(
      names = "--deposit",
      paramLabel = "CESS",
      description =
          "Lock so much where a channel has to be opened or filled (default: for ten retrievals, or"
              + " what you have).")
  private @Nullable String deposit;

  @Option(
      names = "--through",
      paramLabel = "ACCOUNT",
      description = "Pay through this gateway (default: any that delivers the file).")
  private @Nullable String through;

  @Option(names = "--force", description = "Overwrite the target.")
  private boolean force;

  @Mixin private Consent consent = new Consent();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) throws IOException {
    if (Files.exists(target) && !force) {
      throw new CommandException(
          target + " exists: name another target, or overwrite it with --force");
    }
    BigInteger locking = deposit == null ? null : Amounts.parse(deposit);
    Address gateway = through == null ? null : PublishCommand.account(through);
    try (Cess cess = connection.connect();
        TransferBars bars = new TransferBars(console)) {
      Buying buying = cess.buying(connection.purse());
      BigInteger agreed = agreed(console, buying, locking);
      PaidRetrieval bought =
          buying.retrieve(
              certificate,
              target,
              PaidOptions.atMost(agreed).locking(locking).through(gateway).with(bars));
      console.result(json(bought), words(bought));
      return true;
    }
  }

  /** Wei that may be charged; nothing where all is paid already. */
  private BigInteger agreed(Console console, Buying buying, @Nullable BigInteger locking) {
    if (buying.isPaid(certificate)) {
      return BigInteger.ZERO;
    }
    PaidOffer offer = buying.offer(certificate, locking);
    BigInteger limit = most == null ? offer.price() : Amounts.parse(most);
    if (offer.price().compareTo(limit) > 0) {
      throw new PriceTooHigh(certificate, offer.price(), limit);
    }
    if (offer.price().signum() > 0 || offer.toLock().signum() > 0) {
      consent.ask(
          console,
          "\"%s\", certificate %d: %s for this retrieval, of which its holder %s earns all but the gateway's share%s"
              .formatted(
                  Printable.of(offer.title()),
                  certificate,
                  Amounts.cess(offer.price()),
                  offer.holder(),
                  offer.toLock().signum() == 0
                      ? ""
                      : "; %s of your vault balance are locked for one gateway, and what is not used comes back"
                          .formatted(Amounts.cess(offer.toLock()))));
    }
    return limit;
  }

  private Map<String, Object> json(PaidRetrieval bought) throws IOException {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", true);
    json.put("certificate", certificate);
    json.put("fid", bought.fid());
    json.put("file", target.toString());
    json.put("bytes", Files.size(target));
    json.put("charged", bought.charged().toString());
    json.put("subscribed", bought.subscribed());
    json.put("resumed", bought.resumed());
    json.put("channel", bought.channel());
    json.put("retrievals", bought.retrievals());
    json.put("liars", bought.liars());
    return json;
  }

  private String words(PaidRetrieval bought) {
    String paid =
        bought.channel() == 0
            ? "paid before"
            : bought.subscribed()
                ? "within your subscription"
                : "%s by channel %d%s"
                    .formatted(
                        Amounts.cess(bought.charged()),
                        bought.channel(),
                        bought.resumed() ? ", promised before" : "");
    return "wrote %s: %s".formatted(target, paid);
  }
}
