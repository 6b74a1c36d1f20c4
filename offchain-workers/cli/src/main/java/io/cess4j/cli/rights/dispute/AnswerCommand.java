package io.cess4j.cli.rights.dispute;

import io.cess4j.chain.contract.DisputeState;
import io.cess4j.chain.contract.RightsDispute;
import io.cess4j.chain.event.RightsRegistered;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Consent;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.rights.Disputes;
import io.cess4j.sdk.storage.OwnFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cess rights dispute answer}. */
@Command(
    name = "answer",
    description = {
      "Answer a dispute over your certificate: seals the file's keys to the drawn TEE worker.",
      "Holder and creator may answer; the holder's answer counts. The worker's group can read the"
          + " file",
      "from then on, nobody else. Who does not answer in time is Unproven and loses nothing else."
    })
final class AnswerCommand extends CessCommand {
  @Parameters(paramLabel = "CERTIFICATE", description = "Number of the certificate.")
  private long number;

  @Mixin private Consent consent = new Consent();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      Disputes disputes = cess.rights().disputes();
      RightsDispute dispute = drawn(disputes.of(number));
      OwnFile file = cess.storage().open(claimed(cess));
      consent.ask(
          console,
          "keys of file %s for TEE worker %d: a bond of %s of your vault balance is locked, and is lost where the claim is invented"
              .formatted(file.fid(), dispute.worker(), Amounts.cess(dispute.bond())));
      RightsDispute answered = disputes.answer(number, file);
      console.result(Words.json(number, answered), Words.of(number, answered));
      return true;
    }
  }

  private RightsDispute drawn(RightsDispute dispute) {
    if (dispute.state() == DisputeState.NONE) {
      throw new CommandException(
          "there is no dispute over certificate %d: it is %s"
              .formatted(number, dispute.standing()));
    }
    if (dispute.state() == DisputeState.OPEN) {
      throw new CommandException(
          "no TEE worker is drawn yet for certificate %d: try again after the next beat"
              .formatted(number));
    }
    return dispute;
  }

  private String claimed(Cess cess) {
    return cess.rights()
        .find(number)
        .map(RightsRegistered::claim)
        .orElseThrow(() -> new CommandException("there is no certificate " + number))
        .fid()
        .hex()
        .substring(2);
  }
}
