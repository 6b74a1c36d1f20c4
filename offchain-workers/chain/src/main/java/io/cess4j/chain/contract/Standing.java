package io.cess4j.chain.contract;

import java.math.BigInteger;

/**
 * What stands behind a miner's holdings, as IMinerRegistry.Standing.
 *
 * @param operator shared by all miners of an account
 * @param state where it stands
 * @param credit 0 to 255; raises the odds of being drawn
 * @param exitDay day of its exit, 0 before
 * @param usedSectors sectors that deals occupy
 * @param capacity declared sectors
 * @param pledged wei that the declared space asks for
 * @param collateral wei that are there of it
 * @param debt wei of fines that the collateral did not cover
 */
public record Standing(
    long operator,
    MinerState state,
    int credit,
    long exitDay,
    long usedSectors,
    long capacity,
    BigInteger pledged,
    BigInteger collateral,
    BigInteger debt) {
  /** Wei that {@link Miners#topUp} would take: until they are paid no draw picks the miner. */
  public BigInteger owed() {
    return pledged.subtract(collateral).max(BigInteger.ZERO).add(debt);
  }
}
