package io.cess4j.sdk.paid;

import io.cess4j.chain.contract.RetrievalRecord;
import java.math.BigInteger;
import java.time.Instant;

/**
 * What a retrieval costs now.
 *
 * @param time of the block whose terms were read
 * @param price wei; zero within a subscription
 */
record Charge(Instant time, BigInteger price, boolean subscribed) {
  /**
   * @param size bytes to be served
   * @param earliest records of a channel are in order of time
   */
  RetrievalRecord record(long certificate, long size, Instant earliest) {
    Instant at = time.isBefore(earliest) ? earliest : time;
    return new RetrievalRecord(certificate, price, size, at, subscribed);
  }
}
