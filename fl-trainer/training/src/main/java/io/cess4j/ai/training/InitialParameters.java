package io.cess4j.ai.training;

import java.util.Random;

/**
 * Where training begins: weights normal with variance 2 / inputs of the unit (He, Zhang, Ren, Sun:
 * "Delving Deep into Rectifiers", 2015), biases 0. {@link Random} and its nextGaussian are
 * specified to the bit, so a seed means the same model everywhere.
 */
public final class InitialParameters {
  private InitialParameters() {}

  /** As many floats as the architecture has parameters. */
  public static float[] of(Architecture architecture, long seed) {
    Random random = new Random(seed);
    float[] parameters = new float[architecture.parameters()];
    int at = 0;
    for (Architecture.Block block : architecture.blocks()) {
      double deviation = block.fanIn() == 0 ? 0 : StrictMath.sqrt(2.0 / block.fanIn());
      for (int end = at + block.size(); at < end; at++) {
        parameters[at] = deviation == 0 ? 0 : (float) (deviation * random.nextGaussian());
      }
    }
    return parameters;
  }
}
