package io.cess4j.cli.ai;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Table;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.ai.RegisteredModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cess ai models}. */
@Command(
    name = "models",
    description = {
      "Registered models: task, certificate, architecture, root, and what they come from.",
      "Parents are the certificates of the initial model and of the data in all seats that"
          + " contributed; one that a TEE worker has found invented has an exclamation mark."
    })
final class ModelsCommand extends CessCommand {
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      List<RegisteredModel> models = cess.ai().models();
      Table table = new Table("task", "certificate", "architecture", "holder", "root", "parents");
      models.forEach(
          model ->
              table.row(
                  model.task(),
                  model.certificate(),
                  model.architecture(),
                  model.holder(),
                  model.root(),
                  parents(model)));
      console.result(
          Map.of("ok", true, "models", models.stream().map(ModelsCommand::json).toList()),
          models.isEmpty() ? "no model is registered" : table.toString());
      return true;
    }
  }

  private static String parents(RegisteredModel model) {
    return model.parents().isEmpty()
        ? "-"
        : model.parents().stream()
            .map(parent -> parent + (model.invented().contains(parent) ? "!" : ""))
            .collect(Collectors.joining(","));
  }

  private static Map<String, Object> json(RegisteredModel model) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("task", model.task());
    json.put("certificate", model.certificate());
    json.put("architecture", model.architecture());
    json.put("creator", model.creator().hex());
    json.put("holder", model.holder().hex());
    json.put("initial", model.initial().hex());
    json.put("root", model.root().hex());
    json.put("outcome", model.outcome().hex());
    json.put("fid", model.fid().hex().substring("0x".length()));
    json.put("parents", model.parents());
    json.put("invented", model.invented());
    return json;
  }
}
