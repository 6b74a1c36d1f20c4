package io.cess4j.protocol.descriptor;

import io.cess4j.protocol.DescriptorRejectedException;
import io.cess4j.protocol.layout.CiphertextLayout;
import io.cess4j.protocol.layout.Sizes;

/** Bounds of the descriptor's numbers. */
final class Fields {

  static final long UINT32 = 0xffff_ffffL;
  static final long MAXIMUM_PLAINTEXT =
      CiphertextLayout.plaintextBytes(Sizes.MAXIMUM_PARTS * Sizes.DEAL_BYTES);

  private Fields() {}

  static long check(String field, long minimum, long maximum, long actual) {
    if (actual < minimum || actual > maximum) {
      throw new DescriptorRejectedException(
          field,
          minimum == maximum
              ? "%d, expected %d".formatted(actual, minimum)
              : "%d, expected %d to %d".formatted(actual, minimum, maximum));
    }
    return actual;
  }
}
