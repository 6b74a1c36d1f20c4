package io.cess4j.ai.training;

import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;

/** Trainers on the class path. */
public final class Trainers {
  private Trainers() {}

  /**
   * One that supports an architecture: those that somebody has added come first, the one of this
   * module knows MLPs.
   */
  public static Optional<LocalTrainer> supporting(Architecture architecture) {
    return Stream.concat(
            ServiceLoader.load(LocalTrainer.class).stream().map(ServiceLoader.Provider::get),
            Stream.of(new MlpTrainer()))
        .filter(trainer -> trainer.supports(architecture))
        .findFirst();
  }
}
