package io.cess4j.chain.contract;

import io.cess4j.chain.Bytes16;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.util.BigIntegers;

/**
 * Between the contracts' words and Java's values; a word that does not fit is an error, never cut.
 */
public final class Words {
  private Words() {}

  /** A uint of up to 63 bits. */
  public static long number(BigInteger word) {
    return word.longValueExact();
  }

  /** A uint of up to 31 bits. */
  public static int small(BigInteger word) {
    return word.intValueExact();
  }

  /** An array of uints. */
  public static List<Long> numbers(List<BigInteger> words) {
    return words.stream().map(Words::number).toList();
  }

  /** A uint128 that names a holding. */
  public static Bytes16 nu(BigInteger word) {
    return Bytes16.of(BigIntegers.asUnsignedByteArray(Bytes16.LENGTH, word));
  }

  /** An array of them. */
  public static List<Bytes16> nus(List<BigInteger> words) {
    return words.stream().map(Words::nu).toList();
  }

  /** A timestamp in seconds. */
  public static Instant instant(BigInteger seconds) {
    return Instant.ofEpochSecond(number(seconds));
  }

  /** A timestamp that no calendar reaches, such as the largest uint64, stands for no end. */
  public static Optional<Instant> end(BigInteger seconds) {
    return seconds.bitLength() > 40 ? Optional.empty() : Optional.of(instant(seconds));
  }

  /** A length in seconds. */
  public static Duration seconds(BigInteger seconds) {
    return Duration.ofSeconds(number(seconds));
  }

  /**
   * A member of an enum that mirrors one of Solidity's, which numbers members by position.
   *
   * @throws IllegalArgumentException for a position that this release does not know
   */
  public static <E extends Enum<E>> E member(Class<E> type, BigInteger position) {
    List<E> members = List.of(type.getEnumConstants());
    int index = small(position);
    if (index >= members.size()) {
      throw new IllegalArgumentException(
          type.getSimpleName()
              + " has no member "
              + index
              + ": the contract is newer than this release");
    }
    return members.get(index);
  }

  /** The position of a member, as Solidity numbers it. */
  @SuppressWarnings("EnumOrdinal") // the mirrored enum is defined by its order
  public static BigInteger member(Enum<?> member) {
    return word(member.ordinal());
  }

  /** A Java number as a word. */
  public static BigInteger word(long number) {
    return BigInteger.valueOf(number);
  }

  /** Java numbers as words. */
  public static List<BigInteger> words(List<Long> numbers) {
    return numbers.stream().map(BigInteger::valueOf).toList();
  }
}
