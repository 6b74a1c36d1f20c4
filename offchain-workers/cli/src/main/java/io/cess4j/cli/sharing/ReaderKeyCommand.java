package io.cess4j.cli.sharing;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cess reader-key}. */
@Command(
    name = "reader-key",
    description = "Register the key to which others may share files with this account, once.")
public final class ReaderKeyCommand extends CessCommand {
  @Option(
      names = "--replace",
      description = "Replace it. What was shared with the old one stays readable.")
  private boolean replace;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      boolean there = cess.sharing().hasReaderKey();
      boolean registers = !there || replace;
      if (registers) {
        cess.sharing().registerReaderKey();
      }
      console.result(
          Map.of("ok", true, "account", cess.address().hex(), "registered", registers),
          registers
              ? "others can share files with " + cess.address()
              : cess.address() + " has a reader key already; a new one: --replace");
      return true;
    }
  }
}
