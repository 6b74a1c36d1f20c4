package io.cess4j.cli.miner;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.output.Console;
import io.cess4j.devnet.network.WorkerRole;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cess miner run}. */
@Command(
    name = "run",
    description = {
      "Run the storage miner in the foreground, its log on standard output; the first run registers"
          + " it.",
      "Keys of the worker can be overridden: -- --scan.gap=24h"
    })
public final class RunCommand extends CessCommand {
  private static final long PATIENCE_SECONDS = 30;

  @Mixin private DataOption data = new DataOption();

  @Parameters(
      arity = "0..*",
      paramLabel = "--KEY=VALUE",
      description = "For the worker, after '--'.")
  private List<String> overrides = List.of();

  @Override
  protected boolean run(Console console) throws IOException, InterruptedException {
    MinerFolder folder = data.folder();
    Secret secret = Secret.of(folder.setting("password"), System.getenv());
    ProcessBuilder builder =
        new ProcessBuilder(command(folder))
            .redirectOutput(ProcessBuilder.Redirect.INHERIT)
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    if (secret.source().startsWith("env:")) {
      builder.environment().put(secret.source().substring("env:".length()), secret.text());
    }
    // Its standard input is a pipe that only this process holds: it ends however this one ends.
    Process worker = builder.start();
    Thread stop = Thread.ofPlatform().unstarted(() -> end(worker));
    Runtime.getRuntime().addShutdownHook(stop);
    int status = worker.waitFor();
    console.result(Map.of("ok", status == 0, "status", status), "");
    return status == 0;
  }

  /** As {@code cess up} starts its miners. */
  private List<String> command(MinerFolder folder) {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(
        List.of("-XX:+UseSerialGC", "-Xshare:auto", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(WorkerRole.STORAGE_MINER.flags());
    command.addAll(
        List.of(
            "-cp", System.getProperty("java.class.path"), WorkerRole.STORAGE_MINER.mainClass()));
    command.add("--config=" + folder.configuration());
    command.add("--parent-watch=true");
    command.addAll(overrides);
    return command;
  }

  private static void end(Process worker) {
    worker.destroy();
    try {
      if (!worker.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        worker.destroyForcibly();
      }
    } catch (InterruptedException e) {
      worker.destroyForcibly();
    }
  }
}
