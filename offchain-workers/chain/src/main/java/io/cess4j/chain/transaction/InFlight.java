package io.cess4j.chain.transaction;

import io.cess4j.chain.Bytes32;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A request on its way: its nonce and every signed version of it. Guarded by the broadcaster's
 * lock, except for reading hashes.
 */
final class InFlight {
  private final Request request;
  private final List<SignedTransaction> versions = new ArrayList<>();
  private long nonce;
  private BigInteger maximumFee = BigInteger.ZERO;
  private BigInteger tip = BigInteger.ZERO;
  private Duration feesRaised = Duration.ZERO;
  private int consumedSightings;

  InFlight(Request request) {
    this.request = request;
  }

  Request request() {
    return request;
  }

  synchronized long nonce() {
    return nonce;
  }

  synchronized List<Bytes32> hashes() {
    return versions.stream().map(SignedTransaction::hash).toList();
  }

  synchronized Bytes32 newest() {
    return versions.getLast().hash();
  }

  synchronized SignedTransaction newestVersion() {
    return versions.getLast();
  }

  synchronized BigInteger maximumFee() {
    return maximumFee;
  }

  synchronized BigInteger tip() {
    return tip;
  }

  /** When its fees were last raised, counted from its beginning. */
  synchronized Duration feesRaised() {
    return feesRaised;
  }

  synchronized void feesRaised(Duration waited) {
    feesRaised = waited;
  }

  /** A further version; under another nonce the older ones can never be mined and are forgotten. */
  synchronized void signed(UnsignedTransaction unsigned, SignedTransaction signed) {
    if (unsigned.nonce() != nonce) {
      versions.clear();
    }
    nonce = unsigned.nonce();
    maximumFee = unsigned.maximumFee();
    tip = unsigned.tip();
    versions.add(signed);
    consumedSightings = 0;
  }

  /** How often in a row the nonce was seen consumed without a receipt of ours. */
  synchronized int consumedAgain() {
    return ++consumedSightings;
  }
}
