package io.cess4j.cli.market;

import io.cess4j.chain.contract.Licence;
import io.cess4j.chain.contract.LicenceOffering;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Consent;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Printable;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.market.LicenceText;
import io.cess4j.sdk.market.Licensing;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess rights license buy}. */
@Command(
    name = "buy",
    description = {
      "Read a licence and buy it.",
      "The text is shown, and nothing is paid where its hash is not the offering's, or where the"
          + " price was raised after you saw it."
    })
final class LicenseBuyCommand extends CessCommand {
  @Parameters(paramLabel = "OFFERING", description = "Number of the offering.")
  private long number;

  @Option(
      names = "--text",
      required = true,
      paramLabel = "FILE",
      description = "Text of the licence, as its seller handed it out.")
  private Path text = Path.of("");

  @Option(
      names = "--max-price",
      paramLabel = "CESS",
      description = "The most to pay (default: what it costs now).")
  private @Nullable String most;

  @Mixin private Consent consent = new Consent();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    LicenceText licence = LicenceText.read(text);
    try (Cess cess = connection.connect()) {
      Licensing licensing = cess.rights().licensing();
      LicenceOffering offering = licensing.offering(number);
      licence.text().lines().map(Printable::of).forEach(console::say);
      BigInteger maximum = most == null ? offering.price() : Amounts.parse(most);
      consent.ask(
          console,
          "----%na licence of certificate %d under this text, %s, costs %s"
              .formatted(
                  offering.certificate(),
                  LicenseViews.term(offering),
                  Amounts.cess(offering.price())));
      long bought = licensing.buy(number, licence, maximum);
      Licence granted = licensing.licence(bought);
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("ok", true);
      json.put("licence", bought);
      json.put("certificate", offering.certificate());
      json.put("licensee", granted.licensee().hex());
      json.put("until", granted.until().getEpochSecond());
      console.result(
          json,
          "licence %d of certificate %d, %s"
              .formatted(bought, offering.certificate(), Words.end(granted.until())));
      return true;
    }
  }
}
