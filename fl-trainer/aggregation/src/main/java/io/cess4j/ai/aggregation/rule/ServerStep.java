package io.cess4j.ai.aggregation.rule;

import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.aggregation.vector.VectorKind;

/** How a direction moves the model: step 5 of the rule. */
public final class ServerStep {
  private static final long SCALE = 1L << FixedVector.SCALE_BITS;

  private ServerStep() {}

  /**
   * v_j = clamp(mu v'_j / 2^16 + t_j).
   *
   * @param momentum mu, in units of 2^-16
   * @param last v'_j
   * @param direction t_j
   */
  public static int velocity(int momentum, int last, int direction) {
    return VectorKind.VELOCITY.clamp((long) momentum * last / SCALE + direction);
  }

  /**
   * model_j = clamp(base_j + eta v_j / 2^16).
   *
   * @param rate eta, in units of 2^-16
   */
  public static int model(int rate, int base, int velocity) {
    return VectorKind.MODEL.clamp(base + (long) rate * velocity / SCALE);
  }
}
