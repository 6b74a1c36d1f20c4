package io.cess4j.cli.ai;

import io.cess4j.cli.ConnectionOptions;
import io.cess4j.devnet.network.WorkerRole;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The worker of a participant as a process of its own: this one runs without vectors and with the
 * first compiler alone, which is wrong for training.
 *
 * @param place its network and account
 */
record ParticipantProcess(ConnectionOptions.Place place) {
  private static final int PATIENCE_SECONDS = 30;

  /**
   * Runs it to its end; what it says goes to standard error.
   *
   * @param flags settings beside those of the place
   * @return whether its task is over
   */
  boolean run(List<String> flags) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(
        List.of("-XX:+UseSerialGC", "-Xshare:auto", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(WorkerRole.FL_WORKER.flags());
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), WorkerRole.FL_WORKER.mainClass()));
    command.add("--account=" + place.keystore().toAbsolutePath());
    command.add("--password=" + place.password());
    command.add("--rpc=" + place.rpc());
    command.add("--directory=" + place.directory());
    command.add("--gateway=" + place.gateway());
    command.add("--parent-watch=true");
    command.addAll(flags);
    // Its standard input is a pipe that only this process holds: it ends however this one ends.
    Process worker = new ProcessBuilder(command).redirectErrorStream(true).start();
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> end(worker)));
    worker.getInputStream().transferTo(System.err);
    return worker.waitFor() == 0;
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
