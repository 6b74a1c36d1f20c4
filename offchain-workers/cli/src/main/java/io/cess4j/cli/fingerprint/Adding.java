package io.cess4j.cli.fingerprint;

import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Printable;
import io.cess4j.cli.output.ProgressBar;
import io.cess4j.fingerprint.Fingerprint;
import io.cess4j.fingerprint.Fingerprinter;
import io.cess4j.fingerprint.search.SimilarityIndex;
import io.cess4j.fingerprint.search.Work;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts files into the index; each is safe as soon as it is told. */
final class Adding {
  private final Console console;
  private final Fingerprinter fingerprinter;
  private final SimilarityIndex index;
  private final List<Map<String, Object>> added = new ArrayList<>();
  private int known;
  private int copiesOnly;
  private int failed;

  Adding(Console console, Fingerprinter fingerprinter, SimilarityIndex index) {
    this.console = console;
    this.fingerprinter = fingerprinter;
    this.index = index;
  }

  /** A file that was searched for has its fingerprint already. */
  void add(Search search) {
    add(search.file(), search.suspect().fingerprint());
  }

  void addFiles(List<Path> files) throws IOException {
    long total = 0;
    for (Path file : files) {
      total += Files.isRegularFile(file) ? Files.size(file) : 0;
    }
    long done = 0;
    try (ProgressBar bar = console.progress("added", total)) {
      for (Path file : files) {
        try {
          Fingerprint fingerprint = fingerprinter.of(file);
          add(file, fingerprint);
          done += fingerprint.size();
          bar.at(done);
        } catch (UncheckedIOException e) {
          failed++;
          console.say(Printable.of(String.valueOf(e.getMessage())));
        }
      }
    }
  }

  private void add(Path file, Fingerprint fingerprint) {
    String name = file.toAbsolutePath().normalize().toString();
    boolean there =
        index.copies(fingerprint.blake3()).stream()
            .flatMap(number -> index.work(number).stream())
            .anyMatch(work -> work.name().equals(name));
    if (there) {
      known++;
      return;
    }
    int number = index.add(new Work(name, fingerprint.blake3(), fingerprint.description()));
    if (fingerprint.description() == null) {
      copiesOnly++;
      fingerprint
          .missing()
          .forEach(
              missing ->
                  console.say(
                      Printable.of(name + ": no " + missing.part() + ": " + missing.reason())));
    }
    added.add(Map.of("number", number, "name", name));
  }

  int failed() {
    return failed;
  }

  String words() {
    return "%d added%s%s%s; the index has %d works"
        .formatted(
            added.size(),
            copiesOnly == 0 ? "" : " (" + copiesOnly + " of them found by exact copies only)",
            known == 0 ? "" : ", " + known + " were there already",
            failed == 0 ? "" : ", " + failed + " could not be read",
            index.works());
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("works", added);
    json.put("exactCopiesOnly", copiesOnly);
    json.put("known", known);
    json.put("failed", failed);
    return json;
  }
}
