package io.cess4j.cli.files;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Table;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.Rounds;
import io.cess4j.sdk.storage.FileStat;
import java.util.ArrayList;
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
    description = "Show on which protocol days the miners of your files proved them.")
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
      Table table = new Table("deal", "day", "proved", "open or missed");
      List<Map<String, Object>> json = new ArrayList<>();
      for (FileStat file : files) {
        for (FileStat.Part part : file.deals()) {
          for (Rounds.Day day : cess.rounds().of(part.deal(), days)) {
            table.row(
                part.deal(),
                day.day() + (day.day() == today ? " (today)" : ""),
                words(day.passed()),
                words(day.open()));
            json.add(
                Map.of(
                    "deal",
                    part.deal(),
                    "day",
                    day.day(),
                    "passed",
                    day.passed(),
                    "open",
                    day.open()));
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

  private static String words(List<Long> miners) {
    return miners.isEmpty()
        ? "-"
        : miners.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
