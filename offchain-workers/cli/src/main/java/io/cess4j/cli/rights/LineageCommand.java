package io.cess4j.cli.rights;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code cess rights lineage}. */
@Command(
    name = "lineage",
    description = "What a certificate descends from, and what descends from it.")
final class LineageCommand extends CessCommand {
  @Parameters(paramLabel = "CERTIFICATE", description = "Number of the certificate.")
  private long number;

  @Option(
      names = "--depth",
      paramLabel = "N",
      defaultValue = "8",
      description = "Steps in each direction, 1 to 64 (default: ${DEFAULT-VALUE}).")
  private int depth;

  @Mixin private IndexOptions index = new IndexOptions();

  @Override
  protected boolean run(Console console) {
    JsonNode answer = index.client().lineage(number, depth);
    Table table = new Table("certificate", "descends from", "as", "share");
    add(table, answer.at("/up/edges"));
    add(table, answer.at("/down/edges"));
    boolean more =
        answer.at("/up/truncated").asBoolean() || answer.at("/down/truncated").asBoolean();
    console.result(
        Views.json(answer), more ? table + System.lineSeparator() + "and more" : table.toString());
    return true;
  }

  private static void add(Table table, JsonNode edges) {
    for (JsonNode edge : edges) {
      table.row(
          edge.path("child").asLong(),
          edge.path("parent").asLong(),
          edge.path("kind").asString("?"),
          "%d/100 %%".formatted(edge.path("share").asInt()));
    }
  }
}
