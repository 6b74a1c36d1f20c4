package io.cess4j.cli.rights.dispute;

import io.cess4j.chain.contract.RightsDispute;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Consent;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.rights.Disputes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cess rights dispute open}. */
@Command(
    name = "open",
    description = {
      "Doubt a certificate's claim; locks a bond.",
      "Where the claim is true the holder gets the bond, where it is invented you get the holder's;"
          + " in",
      "between, and where nobody answers, yours comes back. What is your own you may dispute to"
          + " have it",
      "confirmed for good."
    })
final class OpenCommand extends CessCommand {
  @Parameters(paramLabel = "CERTIFICATE", description = "Number of the certificate.")
  private long number;

  @Mixin private Consent consent = new Consent();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      Disputes disputes = cess.rights().disputes();
      consent.ask(
          console,
          "a dispute over certificate %d: a bond of %s of your vault balance is locked, and is lost where the claim is true"
              .formatted(number, Amounts.cess(disputes.bond())));
      RightsDispute dispute = disputes.open(number);
      console.result(
          Words.json(number, dispute),
          "%s; its holder has to answer with 'cess rights dispute answer %d'"
              .formatted(Words.of(number, dispute), number));
      return true;
    }
  }
}
