package io.cess4j.cli.files;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Sizes;
import io.cess4j.cli.output.Table;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.storage.FileName;
import io.cess4j.sdk.storage.FileStat;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cess ls}. */
@Command(name = "ls", description = "List the account's files, found through the chain.")
public final class LsCommand extends CessCommand {
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      List<FileStat> files = cess.storage().list();
      Table table = new Table("fid", "size", "expires", "state", "name");
      for (FileStat file : files) {
        table.row(
            file.fid(),
            Sizes.of(file.bytes()),
            Words.date(file.expiresAt()),
            state(file),
            file.name().map(FileName::name).orElse("?"));
      }
      console.result(
          Map.of("ok", true, "files", files.stream().map(StatCommand::json).toList()),
          files.isEmpty() ? "no files; store one with 'cess put FILE'" : table.toString());
      return true;
    }
  }

  private static String state(FileStat file) {
    BigInteger refunded = Conditions.refunded(file);
    return Conditions.word(file.condition())
        + (refunded.signum() == 0 ? "" : ", %s came back".formatted(Amounts.cess(refunded)));
  }
}
