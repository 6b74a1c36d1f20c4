package io.cess4j.ai.training;

/** Training that left the finite numbers: nothing of it may be sent. */
public final class DivergedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private DivergedException(String message) {
    super(message);
  }

  /** The parameters, where all are finite. */
  public static float[] check(Architecture architecture, float[] parameters, Schedule schedule) {
    for (float parameter : parameters) {
      if (!Float.isFinite(parameter)) {
        throw new DivergedException(
            "training %s diverged at learning rate %s and momentum %s: lower one of them"
                .formatted(architecture.text(), schedule.learningRate(), schedule.momentum()));
      }
    }
    return parameters;
  }
}
