package io.cess4j.cli.files;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.storage.FileName;
import io.cess4j.sdk.storage.GetOptions;
import io.cess4j.sdk.storage.Storage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess get}. */
@Command(
    name = "get",
    description = {
      "Read a file back, through the gateway or, with --direct, from the miners themselves.",
      "What breaks off goes on where it stopped when you run the same command again."
    })
public final class GetCommand extends CessCommand {
  @Parameters(index = "0", paramLabel = "FID", description = "File id, as 'cess put' printed it.")
  private String fid = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "TARGET",
      description = "Where to write it (default: its name, in this folder).")
  private @Nullable Path target;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "TARGET",
      description = "The same as TARGET.")
  private @Nullable Path output;

  @Option(
      names = "--direct",
      description =
          "Without any gateway: descriptors and fragments come from the miners that the chain"
              + " names.")
  private boolean direct;

  @Option(names = "--force", description = "Overwrite the target.")
  private boolean force;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) throws IOException {
    try (Cess cess = connection.connect();
        TransferBars bars = new TransferBars(console)) {
      Storage storage = cess.storage();
      Path file = chosen(storage);
      if (Files.exists(file) && !force) {
        throw new io.cess4j.cli.CommandException(
            file + " exists: name another target, or overwrite it with --force");
      }
      GetOptions options = GetOptions.defaults().with(bars);
      storage.get(fid, file, direct ? options.directly() : options);
      console.result(
          Map.of("ok", true, "fid", fid, "file", file.toString(), "bytes", Files.size(file)),
          "wrote " + file);
      return true;
    }
  }

  private Path chosen(Storage storage) {
    Path named = target != null ? target : output;
    if (named != null) {
      return named;
    }
    return LocalName.of(storage.stat(fid).name().map(FileName::name).orElse(fid), fid);
  }
}
