package io.cess4j.cli.rights;

import io.cess4j.chain.event.CopyFlagged;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cess rights challenge}. */
@Command(
    name = "challenge",
    description = {
      "Show on chain that a later certificate's work is near an earlier one's: it gets a flag.",
      "The contract counts the differing bits itself. A flag informs; it takes nothing from anybody."
    })
final class ChallengeCommand extends CessCommand {
  @Parameters(index = "0", paramLabel = "NEWER", description = "The later certificate.")
  private long newer;

  @Parameters(index = "1", paramLabel = "OLDER", description = "The earlier certificate.")
  private long older;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      CopyFlagged flag = cess.rights().challenge(newer, older);
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("ok", true);
      json.put("flagged", newer);
      json.put("older", older);
      json.put("distance", flag.distance());
      console.result(
          json,
          "certificate %d is flagged: %d bits from %d".formatted(newer, flag.distance(), older));
      return true;
    }
  }
}
