package io.cess4j.cli.consensus;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cess consensus era}. */
@Command(name = "era", description = "Era, epoch and the next election; --watch goes on.")
final class EraCommand extends CessCommand {
  private static final long PAUSE_MILLIS = 2_000;

  @Option(
      names = "--watch",
      description =
          "All nodes, and the newest election with the three parts of each score, every two seconds"
              + " until it is interrupted.")
  private boolean watch;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) throws InterruptedException {
    try (Cess cess = connection.connect()) {
      while (true) {
        EraView era = EraView.of(cess.network());
        Map<String, Object> json = new LinkedHashMap<>(era.json());
        json.put("ok", true);
        if (!watch) {
          console.result(json, era.text());
          return true;
        }
        NodesView nodes = NodesView.of(cess.network(), era.era());
        json.put("nodes", nodes.json());
        ScoresView scores = ScoresView.of(cess.network());
        json.put("election", scores.json());
        console.result(json, "%s%n%s%n%s%n".formatted(era.text(), nodes.text(), scores.text()));
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }
}
