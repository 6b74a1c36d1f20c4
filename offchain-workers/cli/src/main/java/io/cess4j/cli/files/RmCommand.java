package io.cess4j.cli.files;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import java.math.BigInteger;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cess rm}. */
@Command(
    name = "rm",
    description = "Remove a file: its fees stop at once and what is not used comes back.")
public final class RmCommand extends CessCommand {
  @Parameters(paramLabel = "FID", description = "File id.")
  private String fid = "";

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      BigInteger refund = cess.storage().remove(fid);
      console.result(
          Map.of("ok", true, "fid", fid, "refund", refund.toString()),
          "removed " + fid + "; " + Amounts.cess(refund) + " came back");
      return true;
    }
  }
}
