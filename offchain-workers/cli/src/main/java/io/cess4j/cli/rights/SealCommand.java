package io.cess4j.cli.rights;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Consent;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cess rights seal}. */
@Command(
    name = "seal",
    description = {
      "Promise that your certificate's lineage stays as it is: nothing can be added any more.",
      "Buyers like that: no parent can come to share what the certificate earns."
    })
final class SealCommand extends CessCommand {
  @Parameters(paramLabel = "CERTIFICATE", description = "Number of the certificate.")
  private long certificate;

  @Mixin private Consent consent = new Consent();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      consent.ask(
          console, "the lineage of certificate %d is sealed for ever".formatted(certificate));
      String transaction = cess.rights().descent().seal(certificate).transaction().hex();
      console.result(
          Map.of("ok", true, "certificate", certificate, "transaction", transaction),
          "the lineage of certificate %d is sealed".formatted(certificate));
      return true;
    }
  }
}
