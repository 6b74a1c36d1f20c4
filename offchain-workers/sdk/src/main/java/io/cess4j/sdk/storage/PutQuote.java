package io.cess4j.sdk.storage;

import io.cess4j.chain.contract.Quote;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;

/**
 * What storing would cost, before anything is signed.
 *
 * @param terms what it is the price of
 * @param plaintextBytes length of the file
 * @param ciphertextBytes what is coded
 * @param storedBytes what the n miners keep together
 * @param cost wei that the orders lock
 * @param expiresAt chain time at which the term ends
 * @param parts one a deal
 */
public record PutQuote(
    StorageTerms terms,
    long plaintextBytes,
    long ciphertextBytes,
    long storedBytes,
    BigInteger cost,
    Instant expiresAt,
    List<Quote> parts) {
  public PutQuote {
    parts = List.copyOf(parts);
  }
}
