package io.cess4j.chain.contract;

import io.cess4j.chain.Bytes32;
import java.util.List;

/**
 * A view of a registered work with its way to the claim's root, as ICopyChallenges.View; what
 * fingerprint's ViewProof has.
 *
 * @param index of the view
 * @param code 256 bits
 * @param siblings from the leaf's on, at most 16
 */
public record ViewEvidence(int index, Bytes32 code, List<Bytes32> siblings) {
  /** Copies the siblings. */
  public ViewEvidence {
    siblings = List.copyOf(siblings);
  }
}
