package io.cess4j.cli.market;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess rights key claim}. */
@Command(
    name = "claim",
    description = {
      "Go on with a purchase: wait for the key and read the file, or get the price back.",
      "Complain in time: a wrong key that was not complained about is paid."
    })
final class KeyClaimCommand extends CessCommand {
  @Parameters(paramLabel = "SALE", description = "Number of the sale.")
  private long sale;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the file goes (default: it is not read).")
  private @Nullable Path output;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) throws InterruptedException {
    try (Cess cess = connection.connect()) {
      return new KeyWait(console, cess, output).until(sale);
    }
  }
}
