package io.cess4j.cli.ai;

import io.cess4j.ai.data.DataSet;
import io.cess4j.ai.training.Architecture;
import io.cess4j.ai.training.Evaluation;
import io.cess4j.ai.training.LocalTrainer;
import io.cess4j.chain.Bytes32;
import io.cess4j.cli.CommandException;
import io.cess4j.sdk.CessException;
import io.cess4j.sdk.ai.Ai;
import io.cess4j.sdk.ai.AiException;
import io.cess4j.sdk.ai.ModelFile;
import io.cess4j.sdk.ai.RoundView;
import io.cess4j.sdk.ai.TaskModel;
import io.cess4j.sdk.ai.TaskView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Models of a task after each of its rounds. A round's model is stored nowhere: participants
 * compute and keep it, so a participant has them all and a creator the first and the last. Every
 * one has the root that the chain has of it, or is not used.
 */
final class RoundModels {
  private final Ai ai;
  private final TaskView task;
  private final @Nullable Path work;

  /**
   * @param work folder of a participant (--data of 'cess ai task join'), null for none
   */
  RoundModels(Ai ai, TaskView task, @Nullable Path work) {
    this.ai = ai;
    this.task = task;
    this.work = work;
  }

  /**
   * Evaluates all that can be had.
   *
   * @param examples none of which was trained on, by agreement
   */
  Scores score(Architecture architecture, LocalTrainer trainer, DataSet examples) {
    List<RoundScore> scores = new ArrayList<>();
    List<Integer> missing = new ArrayList<>();
    String why = "";
    try {
      scores.add(score(0, architecture, trainer, examples, ai.initialModel(task.task())));
    } catch (AiException | CessException gone) {
      missing.add(0);
      why = ": " + gone.getMessage();
    }
    List<RoundView> ended =
        task.rounds().stream().filter(round -> round.outcome().isPresent()).toList();
    for (int i = 0; i < ended.size(); i++) {
      RoundView round = ended.get(i);
      Bytes32 root = round.outcome().orElseThrow().model();
      Optional<TaskModel> model = kept(i + 1, root);
      if (model.isEmpty() && i == ended.size() - 1 && isFinal()) {
        try {
          model = Optional.of(ai.model(task.task()));
        } catch (AiException notHandedOver) {
          why = ": " + notHandedOver.getMessage();
        }
      }
      if (model.isPresent()) {
        scores.add(score(round.number(), architecture, trainer, examples, model.get()));
      } else {
        missing.add(round.number());
      }
    }
    return new Scores(scores, examples.classNames(), remark(missing, why));
  }

  private boolean isFinal() {
    return task.state().round().phase() == io.cess4j.chain.contract.AiGapPhase.FINAL;
  }

  private static String remark(List<Integer> missing, String why) {
    return missing.isEmpty()
        ? ""
        : "no model of rounds %s (0 is the initial one): only participants keep those between; name the folder of one with --work%s"
            .formatted(missing, why);
  }

  private Optional<TaskModel> kept(int ended, Bytes32 root) {
    if (work == null) {
      return Optional.empty();
    }
    Path folder = work.resolve("task-" + task.task()).resolve("states");
    if (!Files.isDirectory(folder)) {
      throw new CommandException(
          folder + " is not there: --work is the --data of 'cess ai task join'");
    }
    Path file = folder.resolve(Integer.toString(ended)).resolve("model.cesf");
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    ModelFile model = ai.modelFile(file);
    if (!model.root().equals(root)) {
      throw new AiException.ModelWrong(file.toString(), root, model.root());
    }
    return Optional.of(new TaskModel(task.task(), model.architecture(), root, model.vector()));
  }

  private static RoundScore score(
      int round,
      Architecture architecture,
      LocalTrainer trainer,
      DataSet examples,
      TaskModel model) {
    return new RoundScore(
        round, Evaluation.of(trainer, architecture, model.vector().toFloats(), examples));
  }
}
