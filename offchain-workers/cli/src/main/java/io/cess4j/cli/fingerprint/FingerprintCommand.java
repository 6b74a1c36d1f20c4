package io.cess4j.cli.fingerprint;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Printable;
import io.cess4j.cli.output.ProgressBar;
import io.cess4j.fingerprint.Fingerprint;
import io.cess4j.fingerprint.Fingerprinter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess fingerprint}. */
@Command(
    name = "fingerprint",
    description = {
      "What identifies a file's content: SHA-256, BLAKE3, ISCC codes (ISO 24138), the MDRC identifier, PDQ of",
      "pictures. The type is found by content, never by name. Needs no network."
    })
public final class FingerprintCommand extends CessCommand {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Text, picture, sound, video, any data.")
  private List<Path> files = List.of();

  @Option(names = "--views", description = "All views by which parts of the work are found, too.")
  private boolean views;

  @Override
  protected boolean run(Console console) throws IOException {
    Fingerprinter fingerprinter = new Fingerprinter();
    List<Map<String, Object>> results = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    long total = 0;
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        throw new CommandException(
            Printable.of(file.toString()) + " is no regular file: name files, not folders");
      }
      total += Files.size(file);
    }
    long done = 0;
    try (ProgressBar bar = console.progress("fingerprints", total)) {
      for (Path file : files) {
        Fingerprint fingerprint = of(fingerprinter, file);
        results.add(FingerprintWords.json(file, fingerprint, views));
        texts.add(FingerprintWords.text(file, fingerprint, views));
        done += fingerprint.size();
        if (files.size() > 1) {
          bar.at(done);
        }
      }
    }
    console.result(
        Map.of("ok", true, "files", results), String.join(System.lineSeparator().repeat(2), texts));
    return true;
  }

  private static Fingerprint of(Fingerprinter fingerprinter, Path file) {
    try {
      return fingerprinter.of(file);
    } catch (UncheckedIOException e) {
      throw new CommandException(String.valueOf(e.getMessage()), e);
    }
  }
}
