package io.cess4j.ai.aggregation.vector;

import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.ValueOutOfRangeException;

/**
 * What the file of a vector has to hold.
 *
 * @param architecture keccak256 of the architecture's name
 * @param components P
 */
public record VectorFormat(VectorKind kind, Hash256 architecture, int components) {
  /** Bytes ahead of the components: magic 4, version 1, kind 1, architecture 32, P 4. */
  public static final int HEADER_BYTES = 42;

  /**
   * @throws ValueOutOfRangeException for none or too many components
   */
  public VectorFormat {
    FixedVector.checkLength(components);
  }

  /** Length of the file. */
  public long bytes() {
    return HEADER_BYTES + (long) Integer.BYTES * components;
  }
}
