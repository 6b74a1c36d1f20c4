package io.cess4j.cli.ai;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.ai.ModelFile;
import io.cess4j.sdk.ai.TaskModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess ai model get}. */
@Command(
    name = "get",
    description = {
      "Fetch the final model of a task, for its creator and its members, or that of a certificate,",
      "for whoever may read its file. Its root is compared with the chain before it is written."
    })
final class GetModelCommand extends CessCommand {
  @Parameters(
      index = "0",
      paramLabel = ModelChoice.LABEL,
      description = "Number of a task, or certificate:NUMBER.")
  private String name = "";

  @Parameters(index = "1", paramLabel = "FILE", description = "Where to write it (.cesf).")
  private Path file = Path.of("");

  @Option(names = "--force", description = "Write over a file that is there.")
  private boolean force;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    if (Files.exists(file) && !force) {
      throw new CommandException(file + " is there already: name another, or use --force");
    }
    try (Cess cess = connection.connect()) {
      TaskModel model = ModelChoice.of(cess.ai(), name, name.matches("\\d{1,18}")).model();
      new ModelFile(model.architecture(), model.vector()).write(file);
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("ok", true);
      json.put("task", model.task());
      json.put("architecture", model.architecture());
      json.put("components", model.vector().length());
      json.put("root", model.root().hex());
      json.put("file", file.toString());
      console.result(
          json,
          "%s: %s with %d parameters, root %s as on chain"
              .formatted(file, model.architecture(), model.vector().length(), model.root()));
      return true;
    }
  }
}
