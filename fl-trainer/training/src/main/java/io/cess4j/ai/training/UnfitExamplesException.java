package io.cess4j.ai.training;

import io.cess4j.ai.data.DataSet;

/** Parameters or examples that do not belong to the architecture they are given with. */
public final class UnfitExamplesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private UnfitExamplesException(String message) {
    super(message);
  }

  /** Nothing where all three fit together. */
  public static void check(Architecture architecture, float[] parameters, DataSet examples) {
    String text = architecture.text();
    if (parameters.length != architecture.parameters()) {
      throw new UnfitExamplesException(
          "%s has %d parameters but %d are given: use a model of this architecture"
              .formatted(text, architecture.parameters(), parameters.length));
    }
    for (int i = 0; i < parameters.length; i++) {
      if (!Float.isFinite(parameters[i])) {
        throw new UnfitExamplesException(
            "parameter %d of %s is %s: use a model whose numbers are finite"
                .formatted(i, text, parameters[i]));
      }
    }
    if (examples.size() == 0) {
      throw new UnfitExamplesException(text + " is given no examples: at least one is needed");
    }
    if (examples.inputs() != architecture.inputs()) {
      throw new UnfitExamplesException(
          "%s takes %d numbers an example but these have %d: use the task's schema of data"
              .formatted(text, architecture.inputs(), examples.inputs()));
    }
    if (examples.classes() > architecture.classes()) {
      throw new UnfitExamplesException(
          "%s tells %d classes apart but the examples have %d"
              .formatted(text, architecture.classes(), examples.classes()));
    }
  }
}
