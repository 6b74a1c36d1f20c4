package io.cess4j.cli.rights.dispute;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code cess rights dispute}. */
@Command(
    name = "dispute",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Doubt that a certificate's claim is true of the stored file, or answer who doubts yours.",
      "A drawn TEE worker opens the file with keys that its holder seals to it, and computes the"
          + " claim anew."
    },
    subcommands = {OpenCommand.class, AnswerCommand.class, ListCommand.class})
public final class DisputeCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(System.out);
    }
  }
}
