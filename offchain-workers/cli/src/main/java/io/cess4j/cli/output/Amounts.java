package io.cess4j.cli.output;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/** CESS amounts as people read them; on the wire and in JSON they are wei (10^-18 CESS). */
public final class Amounts {
  private static final int DECIMALS = 18;
  private static final int SHOWN_DECIMALS = 6;

  /** No exponents: {@code 1e400000000} is short to type and long to compute. */
  private static final Pattern CESS = Pattern.compile("\\d{1,30}(\\.\\d{1,18})?");

  private Amounts() {}

  /**
   * @param wei amount in wei, not negative
   * @return for example {@code 1.25 CESS}; amounts below a millionth keep their first digit: {@code
   *     0.0000000031 CESS}
   */
  public static String cess(BigInteger wei) {
    BigDecimal cess = new BigDecimal(wei, DECIMALS);
    BigDecimal shown = cess.setScale(SHOWN_DECIMALS, RoundingMode.HALF_UP);
    if (shown.signum() == 0 && wei.signum() > 0) {
      shown = cess.round(new java.math.MathContext(2));
    }
    String plain = shown.stripTrailingZeros().toPlainString();
    return plain + " CESS";
  }

  /**
   * @param words a decimal number of CESS, for example {@code 12.5}
   * @return the same in wei
   * @throws IllegalArgumentException where it is no number, negative, or finer than a wei
   */
  public static BigInteger parse(String words) {
    if (!CESS.matcher(words.strip()).matches()) {
      throw new IllegalArgumentException(
          "amount "
              + words
              + " is no number of CESS with at most 18 decimals; give for example 12.5");
    }
    return new BigDecimal(words.strip()).movePointRight(DECIMALS).toBigIntegerExact();
  }
}
