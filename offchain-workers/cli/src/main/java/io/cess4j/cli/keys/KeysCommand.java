package io.cess4j.cli.keys;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code cess keys}. */
@Command(
    name = "keys",
    description = {
      "Keystores of accounts, and the key ring beside each (FILE.ring).",
      "The account key opens every file but those stored with 'cess put --erasable', whose keys are"
          + " in the ring only. Passwords come from a file, the environment or the terminal, never"
          + " from an argument."
    },
    subcommands = {
      ShowKeysCommand.class,
      NewKeyCommand.class,
      RotateKeysCommand.class,
      PasswordCommand.class,
      ExportKeysCommand.class,
      ImportKeysCommand.class
    })
public final class KeysCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(System.out);
    }
  }
}
