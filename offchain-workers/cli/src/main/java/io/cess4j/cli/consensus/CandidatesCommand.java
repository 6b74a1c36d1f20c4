package io.cess4j.cli.consensus;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cess consensus candidates}. */
@Command(
    name = "candidates",
    description = {
      "Who stood in the newest election, best first, with the three parts of each score.",
      "Score = 5 credit + 3 stake + 2 VRF, each 0 to 1000; sixteen are kept: the seats and reserves."
    })
final class CandidatesCommand extends CessCommand {
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      ScoresView scores = ScoresView.of(cess.network());
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("ok", true);
      json.putAll(scores.json());
      console.result(json, scores.text());
      return true;
    }
  }
}
