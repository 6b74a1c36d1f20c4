package io.cess4j.protocol.erasure;

import io.cess4j.protocol.ErasureException;

/** Computes missing fragments from k present ones, stripe by stripe. For several threads. */
public final class Reconstruction {

  private final ErasureEngine engine;
  private final int inputs;
  private final byte[][] coefficients;

  Reconstruction(ErasureEngine engine, int inputs, byte[][] coefficients) {
    this.engine = engine;
    this.inputs = inputs;
    this.coefficients = coefficients;
  }

  /**
   * Computes one stripe.
   *
   * @param present the present fragments' bytes in the order given at the start
   * @param wanted target arrays in the order given at the start
   * @param length bytes of each
   */
  public void apply(
      byte[][] present, int[] presentOffsets, byte[][] wanted, int[] wantedOffsets, int length) {
    if (present.length != inputs || wanted.length != coefficients.length) {
      throw new ErasureException(
          "%d fragments for %d, this reconstruction takes %d for %d"
              .formatted(present.length, wanted.length, inputs, coefficients.length));
    }
    engine.combine(coefficients, present, presentOffsets, wanted, wantedOffsets, length);
  }
}
