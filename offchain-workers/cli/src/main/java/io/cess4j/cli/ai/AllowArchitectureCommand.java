package io.cess4j.cli.ai;

import io.cess4j.ai.training.Architecture;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cess ai architecture allow}. */
@Command(
    name = "allow",
    description = {
      "Governor: add an architecture, for ever. On this machine's network its governor signs,",
      "elsewhere --keystore names the governor's."
    })
final class AllowArchitectureCommand extends CessCommand {
  @Parameters(
      paramLabel = "ARCHITECTURE",
      description =
          "mlp-<inputs>-<hidden>-<classes>/1 or cnn-small-<side>x<side>x<channels>-<classes>/1.")
  private String name = "";

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect("governor")) {
      Architecture allowed = cess.ai().allow(name);
      console.result(
          Map.of("ok", true, "architecture", allowed.text(), "components", allowed.parameters()),
          "%s may be trained: %d parameters, %d inputs, %d classes"
              .formatted(
                  allowed.text(), allowed.parameters(), allowed.inputs(), allowed.classes()));
      return true;
    }
  }
}
