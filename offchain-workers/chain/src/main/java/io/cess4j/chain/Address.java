package io.cess4j.chain;

import java.math.BigInteger;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;
import org.web3j.crypto.ContractUtils;
import org.web3j.crypto.Keys;

/**
 * An account or contract address of 20 bytes.
 *
 * @param hex {@code 0x} and 40 lower-case hex digits, so that equal addresses are equal records
 */
public record Address(String hex) implements Comparable<Address> {
  /** Bytes of an address. */
  public static final int LENGTH = 20;

  // Before any constant that is parsed with it.
  private static final Pattern FORM = Pattern.compile("0x[0-9a-f]{40}");

  /** What Solidity calls {@code address(0)}. */
  public static final Address ZERO = of(new byte[LENGTH]);

  /** Accepts either case; a mixed-case address is not checked against EIP-55 here. */
  public Address {
    hex = hex.toLowerCase(Locale.ROOT);
    if (!FORM.matcher(hex).matches()) {
      throw new IllegalArgumentException(
          "address '" + hex + "' is not 0x and 40 hex digits: copy it again");
    }
  }

  /** Parses {@code 0x...} in any case. */
  public static Address of(String hex) {
    return new Address(hex);
  }

  /** From 20 bytes. */
  public static Address of(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("an address has 20 bytes, not " + bytes.length);
    }
    return new Address("0x" + HexFormat.of().formatHex(bytes));
  }

  /**
   * Where the {@code nonce}-th transaction of this account creates a contract:
   * keccak256(RLP(account, nonce)).
   */
  public Address creation(long nonce) {
    return of(ContractUtils.generateContractAddress(hex, BigInteger.valueOf(nonce)));
  }

  /** The 20 bytes. */
  public byte[] bytes() {
    return HexFormat.of().parseHex(hex, 2, hex.length());
  }

  /** True for {@link #ZERO}. */
  public boolean isZero() {
    return equals(ZERO);
  }

  @Override
  public int compareTo(Address other) {
    return hex.compareTo(other.hex);
  }

  /** The EIP-55 form, whose letter case is a checksum. */
  @Override
  public String toString() {
    return Keys.toChecksumAddress(hex);
  }
}
