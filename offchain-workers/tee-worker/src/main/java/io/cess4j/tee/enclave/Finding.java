package io.cess4j.tee.enclave;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.rights.RightsVerdict;

/**
 * What the examination of a file gave, before it is signed.
 *
 * @param evidence zero where nothing was computed
 */
record Finding(RightsVerdict verdict, Bytes32 evidence, String reason) {
  /** Nothing is known of the file. */
  static Finding unproven(String reason) {
    return new Finding(RightsVerdict.UNPROVEN, Bytes32.ZERO, reason);
  }
}
