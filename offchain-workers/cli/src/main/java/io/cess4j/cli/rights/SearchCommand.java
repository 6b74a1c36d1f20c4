package io.cess4j.cli.rights;

import io.cess4j.chain.rights.RightsMedia;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.output.Console;
import io.cess4j.fingerprint.Fingerprint;
import io.cess4j.fingerprint.Fingerprinter;
import io.cess4j.fingerprint.work.Description;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code cess rights search}. */
@Command(
    name = "search",
    description = {
      "Find registered works by words, or those that a file is near to.",
      "A part of a work is found only where all its views were published to the index."
    })
final class SearchCommand extends CessCommand {
  /** One of the two. */
  static final class By {
    @Option(
        names = "--words",
        paramLabel = "WORDS",
        description = "Words of title, keywords and kind.")
    private @Nullable String words;

    @Option(
        names = "--file",
        paramLabel = "FILE",
        description = "A file whose originals are looked for.")
    private @Nullable Path file;
  }

  @ArgGroup(multiplicity = "1")
  private By by = new By();

  @Option(
      names = "--radius",
      paramLabel = "BITS",
      defaultValue = "72",
      description = "Differing bits of 256, 0 to 96 (default: ${DEFAULT-VALUE}).")
  private int radius;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "At most so many, 1 to 100 (default: ${DEFAULT-VALUE}).")
  private int limit;

  @Mixin private IndexOptions index = new IndexOptions();

  @Override
  protected boolean run(Console console) {
    String words = by.words;
    Path file = by.file;
    if (words != null) {
      JsonNode answer = index.client().search(words, limit);
      console.result(Views.json(answer), Views.table(answer.path("items"), "score"));
    } else if (file != null) {
      JsonNode answer = similar(file);
      console.result(Views.json(answer), Views.table(answer.path("items"), "distance"));
    }
    return true;
  }

  private JsonNode similar(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new CommandException(file + " is no regular file: name the file to look for");
    }
    Fingerprint fingerprint = new Fingerprinter().of(file);
    Description description = fingerprint.description();
    if (description == null) {
      throw new CommandException(
          "nothing in %s can be compared: %s".formatted(file, fingerprint.missing()));
    }
    return index
        .client()
        .similar(
            RightsMedia.valueOf(description.type().name()),
            description.algorithm(),
            description.views().stream().limit(256).map(view -> view.code().hex()).toList(),
            radius,
            limit);
  }
}
