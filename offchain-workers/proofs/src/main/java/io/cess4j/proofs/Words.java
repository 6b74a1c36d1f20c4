package io.cess4j.proofs;

import io.cess4j.protocol.AccountAddress;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;

/** Builds the bytes of Solidity's {@code abi.encode} for values of one 32-byte word each. */
public final class Words {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(192);

  /** Appends an unsigned integer below 2^256. */
  public Words number(BigInteger value) {
    if (value.signum() < 0 || value.bitLength() > 256) {
      throw new IllegalArgumentException(
          "a word holds 0 to 2^256 - 1, not " + value + ": check the field's width");
    }
    byte[] magnitude = value.toByteArray();
    int length = Math.min(32, magnitude.length);
    bytes.writeBytes(new byte[32 - length]);
    bytes.write(magnitude, magnitude.length - length, length);
    return this;
  }

  /** Appends a number that is at least zero. */
  public Words number(long value) {
    return number(BigInteger.valueOf(value));
  }

  /** Appends 32 bytes as they are. */
  public Words hash(byte[] value) {
    if (value.length != 32) {
      throw new IllegalArgumentException("a hash has 32 bytes, not " + value.length);
    }
    bytes.writeBytes(value);
    return this;
  }

  /** Appends an address. */
  public Words address(AccountAddress value) {
    bytes.writeBytes(new byte[12]);
    bytes.writeBytes(value.toBytes());
    return this;
  }

  /** The words so far. */
  public byte[] toBytes() {
    return bytes.toByteArray();
  }

  /** keccak256 of the words so far. */
  public byte[] keccak() {
    return Keccak.hash(toBytes());
  }
}
