package io.cess4j.cli.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/**
 * {@code cess bench}. This JVM runs with the first compiler alone and without vectors, which is
 * right for short commands and wrong for measuring; so another one measures. It also parses the
 * arguments, since they are its own.
 */
@Command(
    name = "bench",
    description =
        "Measure the product on this machine: podr2, erasure, pipeline, fingerprint, search, ai (bench --help).")
public final class BenchCommand implements Callable<Integer> {
  private static final String MAIN = "io.cess4j.bench.Bench";

  /** A holding of 256 MiB lies in memory, so that no disk is measured. */
  private static final String HEAP = "-Xmx1g";

  /** The client of a network, which streams. */
  private static final String SMALL_HEAP = "-Xmx192m";

  private static final String NETWORK = "pipeline";

  /** Every cell that is measured at a time has its own copy of the pictures. */
  private static final String LARGE_HEAP = "-XX:MaxRAMPercentage=50";

  private static final String LEARNING = "ai";

  @Parameters(arity = "0..*", paramLabel = "NAME [OPTION...]", description = "See bench --help.")
  private List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            heap(),
            "-Xlog:disable",
            "-Xlog:all=error:stderr",
            "--enable-native-access=ALL-UNNAMED",
            "--add-modules",
            "jdk.incubator.vector",
            "-Dcess.home=" + System.getProperty("cess.home", ""),
            "-cp",
            System.getProperty("java.class.path"),
            MAIN));
    command.addAll(arguments);
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }

  private String heap() {
    String name = arguments.isEmpty() ? "" : arguments.getFirst();
    return switch (name) {
      case NETWORK -> SMALL_HEAP;
      case LEARNING -> LARGE_HEAP;
      default -> HEAP;
    };
  }

  /** Leaves every option of this command to the other JVM, {@code --help} too. */
  public static void configure(CommandLine cess) {
    cess.getSubcommands().values().stream()
        .filter(command -> command.getCommand() instanceof BenchCommand)
        .forEach(command -> command.setUnmatchedOptionsArePositionalParams(true));
  }
}
