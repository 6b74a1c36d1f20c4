package io.cess4j.cli.network;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.LocalPlace;
import io.cess4j.cli.output.Console;
import io.cess4j.devnet.network.NetworkFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cess down}. */
@Command(
    name = "down",
    description =
        "Stop the network on this machine. Its state stays: 'cess up' goes on where it was.")
public final class DownCommand extends CessCommand {
  private static final long PATIENCE_SECONDS = 90;

  @Option(
      names = "--forget",
      description = "Delete the network's folder too: chain, files, accounts.")
  private boolean forget;

  @Mixin private HomeOption home = new HomeOption();

  @Override
  protected boolean run(Console console) throws Exception {
    LocalPlace place = home.place();
    Optional<NetworkFile> network = NetworkFile.read(place.folder().network());
    if (network.isPresent()) {
      stop(network.get().supervisor());
    }
    if (forget) {
      delete(place.folder().home());
    }
    console.result(
        Map.of("ok", true, "stopped", network.isPresent(), "forgotten", forget),
        network.isPresent() ? "stopped" : "no network was running in " + place.folder().home());
    return true;
  }

  private static void stop(long supervisor) throws InterruptedException, ExecutionException {
    Optional<ProcessHandle> process = ProcessHandle.of(supervisor);
    if (process.isEmpty()) {
      return;
    }
    process.get().destroy();
    try {
      process.get().onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      process.get().destroyForcibly();
      throw new CommandException(
          "the network did not stop within %d s and was killed; its chain may have lost its last seconds"
              .formatted(PATIENCE_SECONDS),
          e);
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.exists(folder.resolve("ports.properties"))) {
      throw new CommandException(folder + " is no network's folder: nothing was deleted");
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
