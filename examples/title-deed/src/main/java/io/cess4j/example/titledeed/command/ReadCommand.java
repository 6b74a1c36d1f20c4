package io.cess4j.example.titledeed.command;

import io.cess4j.example.kit.Session;
import io.cess4j.example.titledeed.Deeds;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code read}. */
@Command(
    name = "read",
    description = "Read all documents of a deed, and check each against its certificate.")
public final class ReadCommand extends DeedCommand {
  @Parameters(index = "0", paramLabel = "DEED", description = "Number.")
  private long number;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "Where to.")
  private Path folder = Path.of("");

  @Override
  void run(Session session, Deeds deeds) {
    List<String> copies =
        papers(session).read(deeds.deed(number), folder).stream().map(Path::toString).toList();
    result(
        Map.of("ok", true, "copies", copies),
        "all %d documents are what was registered: %s".formatted(copies.size(), copies));
  }
}
