package io.cess4j.cli.keys;

import io.cess4j.cli.CommandException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that hold keys are never overwritten. */
final class Targets {
  private Targets() {}

  static void mustBeNew(Path file) {
    if (Files.exists(file)) {
      throw new CommandException(
          file + " exists, and keys are never overwritten: name another file");
    }
  }
}
