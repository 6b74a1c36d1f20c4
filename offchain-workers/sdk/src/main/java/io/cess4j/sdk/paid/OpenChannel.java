package io.cess4j.sdk.paid;

import io.cess4j.chain.Address;
import io.cess4j.chain.contract.PayPerRetrieval;
import io.cess4j.chain.contract.RetrievalChannel;
import io.cess4j.chain.contract.RetrievalRecord;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;

/**
 * A channel as the purse and the chain know it.
 *
 * @param book what was promised
 * @param chain what was settled
 */
record OpenChannel(ChannelBook book, RetrievalChannel chain) {
  OpenChannel with(ChannelBook next) {
    return new OpenChannel(next, chain);
  }

  Address gateway() {
    return chain.gateway();
  }

  /** Wei of the deposit that nothing was promised of. */
  BigInteger left() {
    return chain.deposit().subtract(book.cumulative());
  }

  /** Whether the chain has settled what the purse knows: otherwise the purse is an old copy. */
  boolean isConsistent() {
    return chain.count() <= book.count() && book.digestAfter(chain.count()).equals(chain.digest());
  }

  /**
   * Whether a further record can still be settled: the chain takes so many at once and none that is
   * too old, and never one without those before it.
   *
   * @param window half of RetrievalWindow; proxies settle before it is over
   */
  boolean isSettled(Instant now, Duration window) {
    return book.count() - chain.count() < PayPerRetrieval.MOST_RECORDS
        && book.count() < ChannelBookCodec.MOST_RECORDS
        && book.since(chain.count()).stream()
            .findFirst()
            .map(oldest -> oldest.time().plus(window).isAfter(now))
            .orElse(true);
  }

  /** Time of the newest record. */
  Instant lastTime() {
    return book.last().map(RetrievalRecord::time).orElse(chain.lastTime());
  }
}
