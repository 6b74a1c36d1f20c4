package io.cess4j.cli.fingerprint;

import io.cess4j.cli.CommandException;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.ProgressBar;
import io.cess4j.fingerprint.Fingerprinter;
import io.cess4j.fingerprint.Suspect;
import io.cess4j.fingerprint.code.Code256;
import io.cess4j.fingerprint.search.EffectiveBits;
import io.cess4j.fingerprint.search.SearchResult;
import io.cess4j.fingerprint.search.SimilarWorks;
import io.cess4j.fingerprint.search.SimilarityIndex;
import io.cess4j.fingerprint.work.Description;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Searches for files, one after another. */
final class Searching {
  /** 124,750 pairs take milliseconds and tell the mean to a tenth of a bit. */
  private static final int MEASURED_WORKS = 500;

  private Searching() {}

  static List<Search> all(
      Console console, List<Path> files, Fingerprinter fingerprinter, SimilarityIndex index)
      throws IOException {
    long total = 0;
    for (Path file : files) {
      total += Files.size(file);
    }
    long done = 0;
    List<Search> searches = new ArrayList<>();
    try (ProgressBar bar = console.progress("searched", total)) {
      for (Path file : files) {
        Search search = one(file, fingerprinter, index);
        searches.add(search);
        done += search.suspect().fingerprint().size();
        if (files.size() > 1) {
          bar.at(done);
        }
      }
    }
    return searches;
  }

  private static Search one(Path file, Fingerprinter fingerprinter, SimilarityIndex index) {
    Suspect suspect;
    try {
      suspect = fingerprinter.suspect(file);
    } catch (UncheckedIOException e) {
      throw new CommandException(String.valueOf(e.getMessage()), e);
    }
    SimilarWorks works = new SimilarWorks(index);
    byte[] instance = suspect.fingerprint().blake3();
    Description query = suspect.query();
    SearchResult result =
        query == null
            ? works.copies(instance)
            : works.search(instance, query, fingerprinter.describer(query.type()).orElseThrow());
    return new Search(file, suspect, result, index.works(), strangers(query, index));
  }

  private static @Nullable EffectiveBits strangers(
      @Nullable Description query, SimilarityIndex index) {
    if (query == null) {
      return null;
    }
    List<Code256> codes = index.wholes(query, MEASURED_WORKS);
    return codes.size() < EffectiveBits.FEWEST_WORKS ? null : EffectiveBits.of(codes);
  }
}
