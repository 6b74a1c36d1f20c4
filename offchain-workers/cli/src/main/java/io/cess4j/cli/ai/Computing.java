package io.cess4j.cli.ai;

import io.cess4j.ai.training.Architecture;
import io.cess4j.ai.training.LocalTrainer;
import io.cess4j.ai.training.Trainers;
import io.cess4j.cli.CommandException;

/** Who computes what a model says. */
final class Computing {
  private static final String VECTORS = "jdk.incubator.vector";

  private Computing() {}

  static LocalTrainer with(Architecture architecture) {
    if (ModuleLayer.boot().findModule(VECTORS).isEmpty()) {
      throw new CommandException(
          "models are computed with the module %s, which this JVM was started without: run './cess', or give java --add-modules %s"
              .formatted(VECTORS, VECTORS));
    }
    return Trainers.supporting(architecture)
        .orElseThrow(
            () ->
                new CommandException(
                    "nothing on the class path computes %s: add cess4j-fl-dl4j"
                        .formatted(architecture.text())));
  }
}
