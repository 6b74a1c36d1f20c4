package io.cess4j.bench.ai;

import io.cess4j.ai.evaluation.EvaluationData;
import io.cess4j.ai.evaluation.Setting;
import io.cess4j.ai.training.Architecture;
import io.cess4j.ai.training.Mlp;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all cells of a table have in common, as far as it is not that of the data's preset. */
final class TrainingOptions {
  @Option(names = "--clients", paramLabel = "N", description = "Participants, 3 to 32.")
  private @Nullable Integer clients;

  @Option(
      names = "--byzantine",
      paramLabel = "N",
      description = "Colluding attackers among them, and the f of the rule; fewer than half.")
  private @Nullable Integer byzantine;

  @Option(names = "--rounds", paramLabel = "N", description = "Rounds, 3 or more.")
  private @Nullable Integer rounds;

  @Option(names = "--epochs", paramLabel = "N", description = "Passes over its data in a round.")
  private @Nullable Integer epochs;

  @Option(
      names = "--rate",
      paramLabel = "R",
      description = "Learning rate of the first round; it falls along half a cosine.")
  private @Nullable Float rate;

  @Option(
      names = "--architecture",
      paramLabel = "NAME",
      description =
          "An MLP of the allow-list, for example mlp-784-128-10/1. Small CNNs are trained by DL4J"
              + " and too slow for this table without a GPU.")
  private @Nullable String architecture;

  @Option(
      names = "--uncorrected",
      description = "Silos train without the correction for their own class frequencies.")
  private boolean uncorrected;

  boolean any() {
    return clients != null
        || byzantine != null
        || rounds != null
        || epochs != null
        || rate != null
        || architecture != null
        || uncorrected;
  }

  /**
   * @throws IllegalArgumentException where a number is out of its range or the architecture does
   *     not fit the data
   */
  Setting setting(Setting preset, EvaluationData data) {
    return new Setting(
        or(clients, preset.participants()),
        or(byzantine, preset.attackers()),
        or(rounds, preset.rounds()),
        hidden(preset, data),
        or(epochs, preset.epochs()),
        preset.batch(),
        rate == null ? preset.firstRate() : rate,
        preset.lastRate(),
        !uncorrected);
  }

  private static int or(@Nullable Integer chosen, int usual) {
    return chosen == null ? usual : chosen;
  }

  private int hidden(Setting preset, EvaluationData data) {
    if (architecture == null) {
      return preset.hidden();
    }
    if (!(Architecture.named(architecture) instanceof Mlp mlp)) {
      throw new IllegalArgumentException(
          "--architecture %s is no MLP: use mlp-%d-%d-%d/1"
              .formatted(
                  architecture,
                  data.training().inputs(),
                  preset.hidden(),
                  data.training().classes()));
    }
    if (mlp.inputs() != data.training().inputs() || mlp.classes() != data.training().classes()) {
      throw new IllegalArgumentException(
          "--architecture %s does not fit %s, whose examples have %d numbers and %d classes: use mlp-%d-%d-%d/1"
              .formatted(
                  architecture,
                  data.name(),
                  data.training().inputs(),
                  data.training().classes(),
                  data.training().inputs(),
                  mlp.hidden(),
                  data.training().classes()));
    }
    return mlp.hidden();
  }
}
