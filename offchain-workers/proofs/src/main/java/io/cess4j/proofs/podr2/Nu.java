package io.cess4j.proofs.podr2;

import io.cess4j.proofs.ProofsException.TagsRejected;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** The 128-bit name of a holding's tags. Drawn by the TI, never chosen by a caller, never zero. */
public final class Nu {
  public static final int BYTES = 16;

  private final byte[] bytes;

  private Nu(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * Reads 16 bytes.
   *
   * @throws TagsRejected for another length or zero, which the chain takes for "no holding"
   */
  public static Nu of(byte[] bytes) {
    if (bytes.length != BYTES || Arrays.equals(bytes, new byte[BYTES])) {
      throw new TagsRejected("nu has 16 bytes and is not zero: " + HexFormat.of().formatHex(bytes));
    }
    return new Nu(bytes.clone());
  }

  /** The number that the chain keeps. */
  public static Nu of(BigInteger value) {
    if (value.signum() <= 0 || value.bitLength() > 128) {
      throw new TagsRejected("nu is a number of 128 bits above zero, not " + value);
    }
    byte[] number = value.toByteArray();
    byte[] out = new byte[BYTES];
    int length = Math.min(BYTES, number.length);
    System.arraycopy(number, number.length - length, out, BYTES - length, length);
    return new Nu(out);
  }

  /**
   * First 128 bits of SHA-256(random 32, deal, slot, ids' root, miner, sectors, TI key). The random
   * part makes it fresh per call; the rest ties it to its content even under a broken random
   * source, so that no two contents share one name.
   */
  static Nu draw(RandomGenerator random, TagStatement.Subject subject) {
    byte[] salt = new byte[32];
    while (true) {
      random.nextBytes(salt);
      ByteBuffer input = ByteBuffer.allocate(79);
      input.put(salt).putInt((int) subject.deal()).put((byte) subject.slot());
      input.put(subject.idsRoot().toBytes()).putInt((int) subject.miner());
      input.putInt((int) subject.sectors()).putShort((short) subject.tiKey());
      byte[] name = Arrays.copyOf(sha256(input.array()), BYTES);
      if (!Arrays.equals(name, new byte[BYTES])) {
        return new Nu(name);
      }
    }
  }

  public byte[] toBytes() {
    return bytes.clone();
  }

  public BigInteger toBigInteger() {
    return new BigInteger(1, bytes);
  }

  static byte[] sha256(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Nu that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
