package io.cess4j.sdk.probe;

/**
 * Finished days of a miner by the chain's books; days without a duty, and those whose data was
 * deleted, are neither.
 *
 * @param passed days Accepted
 * @param missed days Wrong, Late or Offline
 */
public record Proofs(long passed, long missed) {
  /** Neither known nor counted. */
  static final Proofs NONE = new Proofs(0, 0);
}
