package io.cess4j.sdk.storage;

import io.cess4j.chain.contract.Quote;
import io.cess4j.chain.time.ProtocolCalendar;
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
  /**
   * The reference price moves once a protocol day (protocol.md section 3), so a quote that was read
   * just before midnight is too low just after it. A rise of up to this part is paid; more is the
   * client's to decide.
   */
  private static final BigInteger TOLERATED_RISE = BigInteger.valueOf(100);

  public PutQuote {
    parts = List.copyOf(parts);
  }

  /** Wei that the orders lock at most, should the price rise before they stand. */
  public BigInteger mostCost() {
    long days = terms.termDays() + 2L * ProtocolCalendar.WEEK_DAYS;
    long rounding = parts.size() * terms.n() * days; // rates are whole wei, rounded up
    return cost.add(cost.divide(TOLERATED_RISE)).add(BigInteger.valueOf(rounding));
  }

  /** The highest price at which the order of a part is placed. */
  BigInteger mostPrice(int part) {
    BigInteger quoted = parts.get(part).price();
    return quoted.add(quoted.divide(TOLERATED_RISE));
  }
}
