package io.cess4j.cli.rights.dispute;

import io.cess4j.chain.Address;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Table;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.rights.OpenDispute;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cess rights dispute list}. */
@Command(
    name = "list",
    description =
        "Disputes that are not over: those that you opened, and those over what you hold or"
            + " created.")
final class ListCommand extends CessCommand {
  @Option(names = "--all", description = "Those of everybody.")
  private boolean all;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      Address self = cess.address();
      List<OpenDispute> found =
          cess.rights().disputes().open().stream()
              .filter(one -> all || one.concerns(self))
              .toList();
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("ok", true);
      json.put("disputes", found.stream().map(one -> json(one, self)).toList());
      console.result(json, found.isEmpty() ? "no dispute is open" : table(found, self));
      return true;
    }
  }

  private static Map<String, Object> json(OpenDispute one, Address self) {
    Map<String, Object> json = Words.json(one.certificate(), one.dispute());
    json.put("yours", one.mayBeAnsweredBy(self));
    return json;
  }

  private static String table(List<OpenDispute> found, Address self) {
    Table table = new Table("certificate", "state", "worker", "until", "challenger", "yours");
    for (OpenDispute one : found) {
      table.row(
          one.certificate(),
          one.dispute().state(),
          Words.worker(one.dispute()),
          Words.until(one.dispute()),
          one.dispute().challenger().hex(),
          one.mayBeAnsweredBy(self) ? "yes" : "");
    }
    return table.toString();
  }
}
