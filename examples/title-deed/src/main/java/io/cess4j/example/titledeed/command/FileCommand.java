package io.cess4j.example.titledeed.command;

import io.cess4j.example.kit.Session;
import io.cess4j.example.kit.Work;
import io.cess4j.example.titledeed.Deeds;
import io.cess4j.example.titledeed.Papers;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code file}. */
@Command(
    name = "file",
    description = "Owner: store and register a document, and show it to the registrar.")
public final class FileCommand extends DeedCommand {
  @Parameters(paramLabel = "DOCUMENT", description = "The file.")
  private Path document = Path.of("");

  @Option(names = "--title", required = true, paramLabel = "TEXT", description = "Public.")
  private String title = "";

  @Override
  void run(Session session, Deeds deeds) {
    existing(document);
    ask("storing %s costs its fee, registering it a bond that comes back".formatted(document));
    Papers papers = papers(session);
    Work work = papers.file(document, title);
    papers.showTo(deeds.registrar(), work);
    result(
        Map.of("ok", true, "certificate", work.certificate(), "fid", work.fid()),
        "certificate %d; tell the registrar: title-deed issue --owner %s --certificate %d"
            .formatted(work.certificate(), session.address(), work.certificate()));
  }
}
