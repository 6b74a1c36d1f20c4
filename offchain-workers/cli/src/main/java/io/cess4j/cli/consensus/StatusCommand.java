package io.cess4j.cli.consensus;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cess consensus status}. */
@Command(
    name = "status",
    description = "Nodes with stake, credit, faults, and blocks whose points they have this era.")
final class StatusCommand extends CessCommand {
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      EraView era = EraView.of(cess.network());
      NodesView nodes = NodesView.of(cess.network(), era.era());
      Map<String, Object> json = new LinkedHashMap<>(era.json());
      json.put("ok", true);
      json.put("validators", nodes.validators());
      json.put("nodes", nodes.json());
      console.result(
          json,
          "%s%nvalidators: %s%n%s"
              .formatted(era.text(), String.join(", ", nodes.validators()), nodes.text()));
      return true;
    }
  }
}
