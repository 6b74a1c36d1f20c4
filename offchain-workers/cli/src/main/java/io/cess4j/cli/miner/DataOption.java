package io.cess4j.cli.miner;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where the miner's configuration, keys and database are. */
final class DataOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "Folder of this miner: configuration, keys, database.")
  private Path data = Path.of("");

  MinerFolder folder() {
    return new MinerFolder(data);
  }
}
