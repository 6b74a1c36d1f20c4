package io.cess4j.cli.network;

import io.cess4j.cli.LocalPlace;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which network on this machine. */
final class HomeOption {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "Where the network lives (default: .cess/devnet beside the command).")
  private @Nullable Path home;

  LocalPlace place() {
    return LocalPlace.of(home);
  }
}
