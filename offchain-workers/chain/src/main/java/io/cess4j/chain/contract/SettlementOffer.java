package io.cess4j.chain.contract;

import java.math.BigInteger;

/**
 * What an account pays for having its claims settled by others.
 *
 * @param rest wei left in its budget
 * @param tip wei a settlement
 * @param everyDays protocol days between two settlements of the same deal or miner; 0 without an
 *     offer
 */
public record SettlementOffer(BigInteger rest, BigInteger tip, int everyDays) {
  /** Whether a settlement would be paid. */
  public boolean pays() {
    return everyDays > 0 && rest.compareTo(tip) >= 0;
  }
}
