package io.cess4j.ai.worker;

import io.cess4j.ai.training.Architecture;
import io.cess4j.ai.training.LocalTrainer;
import io.cess4j.ai.training.MlpTrainer;
import io.cess4j.ai.worker.WorkerException.TaskUnfit;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Trainers on the class path, those that were added to it first. */
public final class Trainers {
  private Trainers() {}

  /**
   * The first that can train an architecture.
   *
   * @throws TaskUnfit where there is none
   */
  public static LocalTrainer supporting(Architecture architecture) {
    return Stream.concat(
            ServiceLoader.load(LocalTrainer.class).stream().map(ServiceLoader.Provider::get),
            Stream.of(new MlpTrainer()))
        .filter(trainer -> trainer.supports(architecture))
        .findFirst()
        .orElseThrow(
            () ->
                new TaskUnfit(
                    "no trainer on the class path supports %s: add one, for example cess4j-fl-dl4j"
                        .formatted(architecture.text())));
  }
}
