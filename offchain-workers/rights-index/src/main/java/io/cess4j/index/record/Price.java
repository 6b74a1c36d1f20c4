package io.cess4j.index.record;

import java.math.BigInteger;

/**
 * What reading costs.
 *
 * @param retrieval wei a retrieval
 * @param subscription wei a period
 * @param period seconds; 0 where there are no subscriptions
 */
public record Price(BigInteger retrieval, BigInteger subscription, long period) {
  /** Nothing was said. */
  public static final Price NONE = new Price(BigInteger.ZERO, BigInteger.ZERO, 0);
}
