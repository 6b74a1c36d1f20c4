package io.cess4j.cli.consensus;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code cess consensus}. */
@Command(
    name = "consensus",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = {
      "Who seals blocks: nodes with stake, elected each era by credit, stake and a VRF.",
      "Run one with 'cess up --consensus-nodes N', or beside your own node: docs/operators.md."
    },
    subcommands = {
      StatusCommand.class,
      CandidatesCommand.class,
      EraCommand.class,
      ElectCommand.class,
      SlashCommand.class
    })
public final class ConsensusCommand implements Runnable {
  @CommandLine.Spec private CommandLine.Model.@Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(System.out);
    }
  }
}
