package io.cess4j.ai.training;

/**
 * How one participant trains in one round.
 *
 * @param epochs passes over its examples, 1..1,000
 * @param batch examples a step, 1..65,536; the last step of a pass takes what is left
 * @param learningRate of stochastic gradient descent, above 0 and at most 100
 * @param momentum of the steps within the round (heavy ball), 0 inclusive to 1 exclusive
 * @param weightDecay added to the gradient as decay times weight, 0..1; biases too
 * @param seed of the order of the examples
 */
public record Schedule(
    int epochs, int batch, float learningRate, float momentum, float weightDecay, long seed) {
  public Schedule {
    check("epochs", epochs >= 1 && epochs <= 1_000, epochs, "1 to 1000");
    check("batch", batch >= 1 && batch <= 65_536, batch, "1 to 65536");
    check(
        "learning rate",
        learningRate > 0 && learningRate <= 100,
        learningRate,
        "above 0 and at most 100");
    check("momentum", momentum >= 0 && momentum < 1, momentum, "at least 0 and below 1");
    check("weight decay", weightDecay >= 0 && weightDecay <= 1, weightDecay, "0 to 1");
  }

  /** Without momentum and decay. */
  public static Schedule plain(int epochs, int batch, float learningRate, long seed) {
    return new Schedule(epochs, batch, learningRate, 0, 0, seed);
  }

  /** The same with another order of the examples. */
  public Schedule seeded(long other) {
    return new Schedule(epochs, batch, learningRate, momentum, weightDecay, other);
  }

  private static void check(String name, boolean holds, Number actual, String range) {
    if (!holds) {
      throw new IllegalArgumentException(
          "schedule: %s is %s but has to be %s".formatted(name, actual, range));
    }
  }
}
