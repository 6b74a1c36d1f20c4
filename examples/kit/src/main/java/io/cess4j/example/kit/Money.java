package io.cess4j.example.kit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** CESS as people write it; contracts count wei (10^-18 CESS). */
public final class Money {
  private static final int DECIMALS = 18;

  /** No exponents: {@code 1e400000000} is short to type and long to compute. */
  private static final Pattern CESS = Pattern.compile("\\d{1,9}(\\.\\d{1,18})?");

  private Money() {}

  /**
   * @param words a decimal number of CESS, for example {@code 12.5}
   * @return wei
   */
  public static BigInteger wei(String words) {
    if (!CESS.matcher(words).matches()) {
      throw new DappException(
          "amount '%s' is no number of CESS with at most 18 decimals: give for example 12.5"
              .formatted(words));
    }
    return new BigDecimal(words).movePointRight(DECIMALS).toBigIntegerExact();
  }

  /** For example {@code 12.5 CESS}. */
  public static String cess(BigInteger wei) {
    String plain = new BigDecimal(wei, DECIMALS).stripTrailingZeros().toPlainString();
    return plain + " CESS";
  }
}
