package io.cess4j.cli.simulate;

import picocli.CommandLine.Command;

/** {@code cess simulate}. */
@Command(
    name = "simulate",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "WHAT",
    description = "Play the network's rules over years, without a chain.",
    subcommands = R2sCommand.class)
public final class SimulateCommand {}
