package io.cess4j.cli.ai;

import io.cess4j.ai.data.DataSet;
import io.cess4j.ai.training.Architecture;
import io.cess4j.ai.training.Evaluation;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Table;
import io.cess4j.sdk.Cess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess ai predict}. */
@Command(
    name = "predict",
    description = {
      "Tell the class of each example, and how probable the model holds it.",
      "First the model's root and lineage are compared with the chain; a model that was altered, or"
          + " is not the one its certificate says, is refused."
    })
final class PredictCommand extends CessCommand {
  @Parameters(paramLabel = ModelChoice.LABEL, description = ModelChoice.WORDS)
  private String name = "";

  @Option(
      names = "--unregistered",
      description =
          "Take a task's model that has no certificate yet: its root is checked all the same.")
  private boolean unregistered;

  @Mixin private ExampleOptions examples = new ExampleOptions();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) throws IOException {
    try (Cess cess = connection.connect()) {
      ModelChoice chosen = ModelChoice.of(cess.ai(), name, unregistered);
      console.say(chosen.words());
      Architecture architecture = Architecture.named(chosen.model().architecture());
      GivenExamples given = examples.unlabelled(architecture.classes());
      float[] probabilities =
          Computing.with(architecture)
              .probabilities(architecture, chosen.model().vector().toFloats(), given.data());
      console.result(json(chosen, given, probabilities), text(given, probabilities));
      return true;
    }
  }

  private static String text(GivenExamples given, float[] probabilities) {
    Table table = new Table("example", "class", "probability");
    DataSet data = given.data();
    int classes = probabilities.length / data.size();
    for (int i = 0; i < data.size(); i++) {
      int likeliest = Evaluation.likeliest(probabilities, i * classes, classes);
      table.row(
          given.names().get(i),
          className(data, likeliest),
          String.format(Locale.ROOT, "%.4f", probabilities[i * classes + likeliest]));
    }
    return table.toString();
  }

  /** A schema may name fewer classes than the architecture has. */
  private static String className(DataSet data, int index) {
    return index < data.classes() ? data.classNames().get(index) : "class " + index;
  }

  private static Map<String, Object> json(
      ModelChoice chosen, GivenExamples given, float[] probabilities) {
    DataSet data = given.data();
    int classes = probabilities.length / data.size();
    List<Map<String, Object>> predictions = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      int likeliest = Evaluation.likeliest(probabilities, i * classes, classes);
      Map<String, Object> all = new LinkedHashMap<>();
      for (int c = 0; c < classes; c++) {
        all.put(className(data, c), probabilities[i * classes + c]);
      }
      predictions.add(
          Map.of(
              "example",
              given.names().get(i),
              "class",
              className(data, likeliest),
              "probability",
              probabilities[i * classes + likeliest],
              "probabilities",
              all));
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", true);
    json.put("task", chosen.model().task());
    json.put("root", chosen.model().root().hex());
    json.put("architecture", chosen.model().architecture());
    json.put("certificate", chosen.registered().map(one -> one.certificate()).orElse(0L));
    json.put("predictions", predictions);
    return json;
  }
}
