package io.cess4j.cli.ai;

import io.cess4j.chain.event.ArchitectureAllowed;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Table;
import io.cess4j.sdk.Cess;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cess ai architecture list}. */
@Command(name = "list", description = "What may be trained on this network.")
final class ListArchitecturesCommand extends CessCommand {
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      List<ArchitectureAllowed> allowed = cess.ai().architectures();
      Table table = new Table("architecture", "parameters");
      allowed.forEach(one -> table.row(one.text(), one.components()));
      console.result(
          Map.of(
              "ok",
              true,
              "architectures",
              allowed.stream()
                  .map(one -> Map.of("architecture", one.text(), "components", one.components()))
                  .toList()),
          table.toString());
      return true;
    }
  }
}
