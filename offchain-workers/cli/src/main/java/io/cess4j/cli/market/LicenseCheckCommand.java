package io.cess4j.cli.market;

import io.cess4j.chain.Address;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.market.LicenceText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess rights license check}. */
@Command(
    name = "check",
    description = "Whether an account is licensed for a certificate's data under a text.")
final class LicenseCheckCommand extends CessCommand {
  @Parameters(paramLabel = "CERTIFICATE", description = "Number of the certificate.")
  private long certificate;

  @Option(
      names = "--text",
      required = true,
      paramLabel = "FILE",
      description = "Text of the licence.")
  private Path text = Path.of("");

  @Option(
      names = "--account",
      paramLabel = "ACCOUNT",
      description = "Whose licence (default: yours).")
  private @Nullable String account;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    LicenceText licence = LicenceText.read(text);
    try (Cess cess = connection.connect()) {
      Address licensee = account == null ? cess.address() : Words.account(account);
      Instant until = cess.rights().licensing().licensedUntil(certificate, licence, licensee);
      boolean licensed = until.isAfter(cess.network().clock().instant());
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("ok", true);
      json.put("licensed", licensed);
      json.put("account", licensee.hex());
      json.put("until", until.getEpochSecond());
      console.result(
          json,
          licensed
              ? "%s is licensed %s".formatted(licensee, Words.end(until))
              : licensee + " has no licence of it under this text");
      return true;
    }
  }
}
