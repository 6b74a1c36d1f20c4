package io.cess4j.index.record;

import io.cess4j.chain.contract.RightsStanding;

/**
 * What challenges and disputes found of a certificate, at a glance.
 *
 * @param standing by the last dispute that ended
 * @param disputed whether one is open
 * @param disputes how many there were
 * @param flags how many earlier certificates it was shown to be near
 * @param nearest the nearest of them, 0 for none
 * @param distance differing bits to that one
 * @param lineageSealed whether its lineage stays as it is
 */
public record Review(
    RightsStanding standing,
    boolean disputed,
    long disputes,
    long flags,
    long nearest,
    int distance,
    boolean lineageSealed) {
  /** Nothing was said of it. */
  public static final Review NONE = new Review(RightsStanding.UNCHECKED, false, 0, 0, 0, 0, false);
}
