package io.cess4j.cli.files;

import io.cess4j.chain.contract.DayOutcome;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Table;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.Rounds;
import io.cess4j.sdk.storage.FileStat;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess rounds}. */
@Command(
    name = "rounds",
    description =
        "Show what became of the protocol days of your files' miners: Accepted, Wrong, Late, Offline, Deleted.")
public final class RoundsCommand extends CessCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "FID",
      description = "One file (default: all of the account's).")
  private @Nullable String fid;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "5",
      description = "Newest days to show (default: 5).")
  private int days;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      List<FileStat> files =
          fid == null ? cess.storage().list() : List.of(cess.storage().stat(fid));
      long today = cess.rounds().today();
      Table table = new Table("deal", "day", "outcomes: miners");
      List<Map<String, Object>> json = new ArrayList<>();
      for (FileStat file : files) {
        for (FileStat.Part part : file.deals()) {
          for (Rounds.Day day : cess.rounds().of(part.deal(), days)) {
            boolean isToday = day.day() == today;
            table.row(part.deal(), day.day() + (isToday ? " (today)" : ""), words(day, isToday));
            json.add(json(part.deal(), day));
          }
        }
      }
      console.result(
          Map.of("ok", true, "today", today, "rounds", json),
          json.isEmpty()
              ? "no round yet: proofs begin on the protocol day after a file is stored"
              : table.toString());
      return true;
    }
  }

  private static Map<String, Object> json(long deal, Rounds.Day day) {
    Map<String, String> outcomes = new LinkedHashMap<>();
    day.outcomes().forEach((miner, outcome) -> outcomes.put(miner.toString(), outcome.word()));
    return Map.of(
        "deal", deal,
        "day", day.day(),
        "passed", day.passed(),
        "open", day.open(),
        "outcomes", outcomes);
  }

  private static String words(Rounds.Day day, boolean isToday) {
    Map<DayOutcome, List<String>> miners = new EnumMap<>(DayOutcome.class);
    day.outcomes()
        .forEach(
            (miner, outcome) ->
                miners.computeIfAbsent(outcome, none -> new ArrayList<>()).add(miner.toString()));
    return miners.entrySet().stream()
        .map(entry -> word(entry.getKey(), isToday) + ": " + String.join(", ", entry.getValue()))
        .collect(Collectors.joining("; "));
  }

  private static String word(DayOutcome outcome, boolean isToday) {
    return outcome == DayOutcome.NONE ? (isToday ? "open" : "none") : outcome.word();
  }
}
