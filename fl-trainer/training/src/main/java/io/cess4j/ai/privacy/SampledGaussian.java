package io.cess4j.ai.privacy;

/**
 * Steps of DP-SGD (Abadi and others, 2016): every example enters a step with the same probability,
 * independently; gradients are clipped to a norm; Gaussian noise is added to their sum.
 *
 * @param rate probability that an example enters a step, above 0 and at most 1
 * @param noise standard deviation over the clipping norm, 0.3 to 1000
 * @param steps 1 or more
 */
public record SampledGaussian(double rate, double noise, int steps) {
  public SampledGaussian {
    check("rate", rate > 0 && rate <= 1, rate, "above 0 and at most 1");
    check("noise", noise >= 0.3 && noise <= 1_000, noise, "0.3 to 1000");
    check("steps", steps >= 1, steps, "1 or more");
  }

  private static void check(String name, boolean holds, Number actual, String range) {
    if (!holds) {
      throw new IllegalArgumentException(
          "%s of DP-SGD is %s but has to be %s".formatted(name, actual, range));
    }
  }

  /** One line of an account's journal. */
  String line() {
    return rate + " " + noise + " " + steps;
  }

  /**
   * @throws IllegalArgumentException where it is no such line
   */
  static SampledGaussian parse(String line) {
    String[] words = line.split(" ", -1);
    if (words.length != 3) {
      throw new IllegalArgumentException("'" + line + "' is not 'rate noise steps'");
    }
    return new SampledGaussian(
        Double.parseDouble(words[0]), Double.parseDouble(words[1]), Integer.parseInt(words[2]));
  }
}
