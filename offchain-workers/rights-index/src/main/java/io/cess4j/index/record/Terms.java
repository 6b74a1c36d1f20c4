package io.cess4j.index.record;

import io.cess4j.chain.contract.AccessMode;

/**
 * On what terms data may be read.
 *
 * @param inForce prices until {@code nextFrom}
 * @param next prices from then on
 * @param nextFrom seconds of the epoch
 * @param access who may read
 */
public record Terms(Price inForce, Price next, long nextFrom, AccessMode access) {
  /** Nobody may read until the holder says so. */
  public static final Terms NONE = new Terms(Price.NONE, Price.NONE, 0, AccessMode.CLOSED);
}
