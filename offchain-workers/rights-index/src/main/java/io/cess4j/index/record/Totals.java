package io.cess4j.index.record;

import java.math.BigInteger;

/**
 * Sums over all time; amounts in wei.
 *
 * @param earned that came into the inbox from buyers and readers
 * @param shared that came into it from later certificates
 * @param passed that went to parents
 * @param claimed that went to holders
 * @param royalties of its sales, to its creator
 * @param retrievals how many
 * @param retrievalWei what they cost
 * @param bytes that they delivered
 * @param licences that were granted
 * @param subscriptions purchases of periods
 * @param keys sales of its key that were completed
 * @param sales of the certificate itself
 */
public record Totals(
    BigInteger earned,
    BigInteger shared,
    BigInteger passed,
    BigInteger claimed,
    BigInteger royalties,
    long retrievals,
    BigInteger retrievalWei,
    BigInteger bytes,
    long licences,
    long subscriptions,
    long keys,
    long sales) {
  private static final BigInteger ZERO = BigInteger.ZERO;

  /** Nothing yet. */
  public static final Totals NONE =
      new Totals(ZERO, ZERO, ZERO, ZERO, ZERO, 0, ZERO, ZERO, 0, 0, 0, 0);

  /** With something added to everything. */
  public Totals plus(Totals more) {
    return new Totals(
        earned.add(more.earned),
        shared.add(more.shared),
        passed.add(more.passed),
        claimed.add(more.claimed),
        royalties.add(more.royalties),
        retrievals + more.retrievals,
        retrievalWei.add(more.retrievalWei),
        bytes.add(more.bytes),
        licences + more.licences,
        subscriptions + more.subscriptions,
        keys + more.keys,
        sales + more.sales);
  }
}
