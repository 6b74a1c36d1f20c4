package io.cess4j.cli.rights;

import io.cess4j.chain.event.CopyFlagged;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess rights challenge}. */
@Command(
    name = "challenge",
    description = {
      "Show on chain that a later certificate's work is near an earlier one's: it gets a flag.",
      "The contract counts the differing bits itself. A flag informs; it takes nothing from"
          + " anybody.",
      "With the two files, as they were registered, parts of them are compared: a crop of a work is"
          + " not",
      "near it as a whole."
    })
final class ChallengeCommand extends CessCommand {
  @Parameters(index = "0", paramLabel = "NEWER", description = "The later certificate.")
  private long newer;

  @Parameters(index = "1", paramLabel = "OLDER", description = "The earlier certificate.")
  private long older;

  /** Both or none. */
  static final class Works {
    @Option(
        names = "--newer-file",
        required = true,
        paramLabel = "FILE",
        description = "The later certificate's file.")
    private Path newer = Path.of("");

    @Option(
        names = "--older-file",
        required = true,
        paramLabel = "FILE",
        description = "The earlier certificate's file.")
    private Path older = Path.of("");
  }

  @ArgGroup(exclusive = false)
  private @Nullable Works works;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    NearestViews views =
        works == null
            ? null
            : NearestViews.of(Claims.describe(works.newer), Claims.describe(works.older));
    try (Cess cess = connection.connect()) {
      CopyFlagged flag =
          views == null
              ? cess.rights().challenge(newer, older)
              : cess.rights().challengeViews(newer, older, views.newer(), views.older());
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("ok", true);
      json.put("flagged", newer);
      json.put("older", older);
      json.put("distance", flag.distance());
      json.put("byViews", flag.byViews());
      console.result(
          json,
          "certificate %d is flagged: %d bits from %d".formatted(newer, flag.distance(), older));
      return true;
    }
  }
}
