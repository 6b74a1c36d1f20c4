package io.cess4j.ai.aggregation.vector;

import io.cess4j.ai.aggregation.AggregationException.VectorRejected;
import io.cess4j.protocol.ValueOutOfRangeException;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/**
 * Numbers of a model in fixed point: value times 2^16 as an int32 within the bounds of its kind.
 * Immutable. From here on no floating point takes part, so that all compute the same.
 */
public final class FixedVector {
  /** Fractional bits. */
  public static final int SCALE_BITS = 16;

  /** The most components (P): squared distances of updates then fit 63 bits. */
  public static final int MAXIMUM_COMPONENTS = 1 << 22;

  private static final double SCALE = 1 << SCALE_BITS;

  private final VectorKind kind;
  private final int[] components;

  private FixedVector(VectorKind kind, int[] components) {
    this.kind = kind;
    this.components = components;
  }

  /**
   * From fixed-point numbers.
   *
   * @param components copied
   * @throws VectorRejected if one is out of the kind's bounds
   * @throws ValueOutOfRangeException for none or more than {@link #MAXIMUM_COMPONENTS}
   */
  public static FixedVector of(VectorKind kind, int... components) {
    return owning(kind, components.clone());
  }

  /** All components zero. */
  public static FixedVector zero(VectorKind kind, int components) {
    return new FixedVector(kind, new int[checkLength(components)]);
  }

  /**
   * A model from a trainer's parameters, rounded.
   *
   * @throws VectorRejected if one is no number or above 2048 in magnitude
   */
  public static FixedVector model(float... parameters) {
    return owning(
        VectorKind.MODEL,
        rounded(parameters.length, i -> parameters[i] * SCALE, VectorKind.MODEL, false));
  }

  /**
   * What training changed, rounded. A component beyond 8.0 becomes 8.0: it would be refused, and
   * the rest of the update with it.
   *
   * @param trained parameters after training that started at {@code base}
   * @throws VectorRejected for another length or a parameter that is no number
   */
  public static FixedVector update(FixedVector base, float... trained) {
    if (trained.length != base.length()) {
      throw new VectorRejected(
          "%d parameters were trained but the base has %d: train the base of this round"
              .formatted(trained.length, base.length()));
    }
    int[] from = base.components;
    return owning(
        VectorKind.UPDATE,
        rounded(trained.length, i -> trained[i] * SCALE - from[i], VectorKind.UPDATE, true));
  }

  /** Takes the array, which nobody else may keep. */
  static FixedVector owning(VectorKind kind, int[] components) {
    checkLength(components.length);
    int bound = kind.bound();
    for (int i = 0; i < components.length; i++) {
      if (components[i] > bound || components[i] < -bound) {
        throw new VectorRejected(
            "component %d of a vector of kind %s is %d but must be between %d and %d: leave its sender out"
                .formatted(i, kind, components[i], -bound, bound));
      }
    }
    return new FixedVector(kind, components);
  }

  static int checkLength(int components) {
    return ValueOutOfRangeException.checkInt("components", 1, MAXIMUM_COMPONENTS, components);
  }

  private static int[] rounded(
      int length, IntToDoubleFunction scaled, VectorKind kind, boolean saturating) {
    int[] values = new int[checkLength(length)];
    for (int i = 0; i < length; i++) {
      double value = scaled.applyAsDouble(i);
      if (!Double.isFinite(value) || !saturating && Math.abs(value) > kind.bound()) {
        throw new VectorRejected(
            "parameter %d is %s after scaling by 2^16, beyond a vector of kind %s: training diverged, lower its rate"
                .formatted(i, value, kind));
      }
      values[i] = kind.clamp(Math.round(value));
    }
    return values;
  }

  /** What the numbers stand for. */
  public VectorKind kind() {
    return kind;
  }

  /** Components (P). */
  public int length() {
    return components.length;
  }

  /** One component, in units of 2^-16. */
  public int at(int index) {
    return components[index];
  }

  /** Chunks that hold the vector (C). */
  public int chunks() {
    return Chunks.count(components.length);
  }

  /** A chunk's bytes, as its leaf hashes them. */
  public byte[] chunk(int chunk) {
    byte[] bytes = new byte[Chunks.BYTES];
    chunk(chunk, bytes);
    return bytes;
  }

  /** As {@link #chunk(int)}, into the first 256 bytes of an array. */
  public void chunk(int chunk, byte[] bytes) {
    Chunks.encode(
        components, chunk * Chunks.COMPONENTS, Chunks.used(components.length, chunk), bytes);
  }

  /** Copies {@code count} components from {@code from} on. */
  public void copy(int from, int count, int[] target, int at) {
    System.arraycopy(components, from, target, at, count);
  }

  /** A copy of all components, in units of 2^-16. */
  public int[] toInts() {
    return components.clone();
  }

  /** The numbers for a trainer; exact where 24 bits hold them. */
  public float[] toFloats() {
    float[] floats = new float[components.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) (components[i] / SCALE);
    }
    return floats;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof FixedVector vector
        && kind == vector.kind
        && Arrays.equals(components, vector.components);
  }

  @Override
  public int hashCode() {
    return 31 * kind.hashCode() + Arrays.hashCode(components);
  }

  @Override
  public String toString() {
    return kind + " of " + components.length + " components";
  }
}
