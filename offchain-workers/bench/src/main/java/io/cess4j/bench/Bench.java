package io.cess4j.bench;

import io.cess4j.bench.ai.AiBenchmark;
import io.cess4j.bench.erasure.ErasureBenchmark;
import io.cess4j.bench.fingerprint.FingerprintBenchmark;
import io.cess4j.bench.fingerprint.SearchBenchmark;
import io.cess4j.bench.pipeline.PipelineBenchmark;
import io.cess4j.bench.podr2.Podr2Benchmark;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Main class of the JVM that {@code cess bench} starts. */
@Command(
    name = "cess bench",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "NAME",
    description = {
      "Measures the product on this machine and compares with what was asked of it.",
      "Ratios are taken in one run. Let nothing else run meanwhile; the result says the load at the"
          + " start.",
      ""
    },
    commandListHeading = "%nBenchmarks:%n",
    footer = {"", "Every benchmark explains itself: cess bench NAME --help."},
    subcommands = {
      Podr2Benchmark.class,
      ErasureBenchmark.class,
      PipelineBenchmark.class,
      FingerprintBenchmark.class,
      SearchBenchmark.class,
      AiBenchmark.class
    })
public final class Bench implements Runnable {
  @CommandLine.Spec private CommandLine.Model.@org.jspecify.annotations.Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      spec.commandLine().usage(System.out);
    }
  }

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Bench())
            .setUsageHelpWidth(110)
            .setUsageHelpLongOptionsMaxWidth(28)
            .setExecutionExceptionHandler(
                (failure, command, parsed) -> {
                  System.err.println("cess bench: " + failure);
                  return 1;
                })
            .execute(arguments));
  }
}
