package io.cess4j.cli.fingerprint;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Printable;
import io.cess4j.fingerprint.Fingerprinter;
import io.cess4j.fingerprint.search.IndexOptions;
import io.cess4j.fingerprint.search.SimilarityIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess search-similar}. */
@Command(
    name = "search-similar",
    description = {
      "Find the works of an index that a file is a copy of, whole or in part, changed or not.",
      "",
      "  cess search-similar --add FOLDER             put works into the index",
      "  cess search-similar FILE                     search",
      "  cess search-similar FILE --report out.html   the same with pictures, waveforms, text side by side",
      "",
      "Codes find candidates; a second look at landmarks, sounds or words confirms or refuses each."
    })
public final class SearchSimilarCommand extends CessCommand {
  @Parameters(
      arity = "1..*",
      paramLabel = "PATH",
      description = "Files to search for; with --add also folders of works.")
  private List<Path> paths = List.of();

  @Option(
      names = "--add",
      description =
          "Put the files, and those in the folders, into the index; files after the search.")
  private boolean add;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write a page there that shows the files side by side.")
  private @Nullable Path report;

  @Mixin private IndexOption index = new IndexOption();

  @Override
  protected boolean run(Console console) throws IOException {
    List<Path> files = new ArrayList<>();
    List<Path> works = new ArrayList<>();
    sort(files, works);
    Fingerprinter fingerprinter = new Fingerprinter();
    Path folder = index.folder();
    try (SimilarityIndex opened =
        add ? SimilarityIndex.open(folder) : SimilarityIndex.read(folder, IndexOptions.DEFAULT)) {
      List<Search> searches = Searching.all(console, files, fingerprinter, opened);
      Map<String, Object> result = new LinkedHashMap<>();
      List<String> words = new ArrayList<>();
      searches.forEach(search -> words.add(SearchWords.text(search)));
      Adding adding = new Adding(console, fingerprinter, opened);
      if (add) {
        searches.forEach(adding::add);
        adding.addFiles(works);
        words.add(adding.words());
      }
      if (report != null) {
        Files.writeString(report, SimilarPage.of(searches));
        words.add("report: " + report);
        result.put("report", report.toString());
      }
      result.put("ok", adding.failed() == 0);
      result.put("index", folder.toString());
      result.put("works", opened.works());
      result.put("searches", searches.stream().map(SearchWords::json).toList());
      if (add) {
        result.put("added", adding.json());
      }
      console.result(result, String.join(System.lineSeparator().repeat(2), words));
      return adding.failed() == 0;
    }
  }

  private void sort(List<Path> files, List<Path> works) throws IOException {
    for (Path path : paths) {
      if (Files.isRegularFile(path)) {
        files.add(path);
      } else if (Files.isDirectory(path) && add) {
        works.addAll(WorkFiles.in(path));
      } else if (Files.isDirectory(path)) {
        throw new CommandException(
            Printable.of(path.toString())
                + " is a folder: put its files into the index with --add, or name a file to search"
                + " for");
      } else {
        throw new CommandException(
            Printable.of(path.toString()) + " is no file and no folder: see how it is written");
      }
    }
  }
}
