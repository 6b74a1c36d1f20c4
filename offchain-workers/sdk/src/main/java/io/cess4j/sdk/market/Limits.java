package io.cess4j.sdk.market;

import java.math.BigInteger;
import java.time.Duration;

/** What fits the contracts' words, checked before anything is signed. */
final class Limits {
  private static final BigInteger MOST_WEI = BigInteger.TWO.pow(96).subtract(BigInteger.ONE);

  private Limits() {}

  /** A price as uint96. */
  static BigInteger price(BigInteger wei) {
    if (wei.signum() < 0 || wei.compareTo(MOST_WEI) > 0) {
      throw new MarketException(
          "a price of %s wei does not fit: name 0 to %s".formatted(wei, MOST_WEI));
    }
    return wei;
  }

  /** Whole seconds, up to a number of bits. */
  static Duration span(String what, Duration span, int bits) {
    long most = (1L << bits) - 1;
    if (span.isNegative() || span.toSeconds() > most || span.getNano() != 0) {
      throw new MarketException(
          "%s of %s does not fit: name whole seconds, at most %d".formatted(what, span, most));
    }
    return span;
  }
}
