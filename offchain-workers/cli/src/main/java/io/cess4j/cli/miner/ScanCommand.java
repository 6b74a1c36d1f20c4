package io.cess4j.cli.miner;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.output.Console;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code cess miner scan}. */
@Command(
    name = "scan",
    description = {
      "Look for rot now. With --deal: read that deal at once and tell what is wrong (exit 1 if"
          + " anything is).",
      "Without: begin a throttled pass over all disks; 'cess miner status' shows how far it is."
    })
public final class ScanCommand extends CessCommand {
  @Mixin private DataOption data = new DataOption();

  @Option(names = "--deal", paramLabel = "N", description = "Only this deal.")
  private long deal;

  @Override
  protected boolean run(Console console) throws InterruptedException {
    MinerFolder folder = data.folder();
    LocalMiner miner =
        folder
            .running()
            .orElseThrow(
                () ->
                    new CommandException(
                        "no miner runs in %s: start it with 'cess miner run'"
                            .formatted(folder.home())));
    if (deal == 0) {
      miner.scan();
      console.result(
          Map.of("ok", true, "begun", true), "a pass over all disks and all metadata has begun");
      return true;
    }
    List<String> words = new ArrayList<>();
    List<String> kinds = new ArrayList<>();
    for (JsonNode corruption : miner.scan(deal).path("corruptions")) {
      words.add(corruption.path("words").asString());
      kinds.add(corruption.path("kind").asString());
    }
    console.result(
        Map.of("ok", words.isEmpty(), "deal", deal, "corruptions", kinds),
        words.isEmpty()
            ? "deal %d is as it was taken in".formatted(deal)
            : String.join(System.lineSeparator(), words));
    return words.isEmpty();
  }
}
