package io.cess4j.example.titledeed.command;

import io.cess4j.example.kit.Session;
import io.cess4j.example.kit.Work;
import io.cess4j.example.titledeed.Deeds;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code bind}. */
@Command(name = "bind", description = "Owner: bind another document to a deed.")
public final class BindCommand extends DeedCommand {
  @Parameters(index = "0", paramLabel = "DEED", description = "Number.")
  private long deed;

  @Parameters(index = "1", paramLabel = "DOCUMENT", description = "The file.")
  private Path document = Path.of("");

  @Option(names = "--title", required = true, paramLabel = "TEXT", description = "Public.")
  private String title = "";

  @Override
  void run(Session session, Deeds deeds) {
    existing(document);
    deeds.deed(deed);
    ask("storing %s costs its fee, registering it a bond that comes back".formatted(document));
    Work work = papers(session).file(document, title);
    deeds.bind(deed, work);
    result(
        Map.of("ok", true, "certificate", work.certificate(), "fid", work.fid()),
        "certificate %d is bound to deed %d".formatted(work.certificate(), deed));
  }
}
