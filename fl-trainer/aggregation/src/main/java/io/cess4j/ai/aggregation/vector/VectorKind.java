package io.cess4j.ai.aggregation.vector;

/** What a vector stands for, which bounds its components. All have the scale 2^16. */
public enum VectorKind {
  /** Parameters after local training minus the base; 8.0 at most. */
  UPDATE(1, 1 << 19),
  /** What a rule yields from updates; 8.0 at most. */
  DIRECTION(2, 1 << 19),
  /** Sum of the directions so far, fading by the momentum; 256.0 at most. */
  VELOCITY(3, 1 << 24),
  /** Parameters of a model; 2048.0 at most. */
  MODEL(4, 1 << 27);

  private final int code;
  private final int bound;

  VectorKind(int code, int bound) {
    this.code = code;
    this.bound = bound;
  }

  /** Number of the kind in files. */
  int code() {
    return code;
  }

  /** The greatest magnitude of a component, in units of 2^-16. */
  public int bound() {
    return bound;
  }

  /** The nearest value within the bounds. */
  public int clamp(long value) {
    return Math.clamp(value, -bound, bound);
  }
}
