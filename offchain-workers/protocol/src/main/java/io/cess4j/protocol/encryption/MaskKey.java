package io.cess4j.protocol.encryption;

import io.cess4j.protocol.MalformedValueException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.random.RandomGenerator;

/** Key from which the masks of one deal come. Its text never shows it. */
public final class MaskKey {

  /** Length in bytes. */
  public static final int BYTES = 32;

  private static final byte[] PURPOSE = Hkdf.ascii("cess4j private mask key v1");

  private final byte[] bytes;

  private MaskKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * From bytes.
   *
   * @param bytes exactly 32 bytes; copied
   * @throws MalformedValueException for another length
   */
  public static MaskKey of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new MalformedValueException("mask key", bytes.length + " bytes, expected " + BYTES);
    }
    return new MaskKey(bytes.clone());
  }

  /** A new key; {@code random} must be a {@link java.security.SecureRandom} outside of tests. */
  public static MaskKey generate(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new MaskKey(bytes);
  }

  /**
   * The key of a deal whose file its owner encrypts itself: it follows from the data key, which it
   * does not tell, so that an upload that is sent again has the same fragments.
   *
   * @param deal id of the deal
   */
  public static MaskKey of(DataKey dataKey, long deal) {
    byte[] info =
        ByteBuffer.allocate(PURPOSE.length + Integer.BYTES).put(PURPOSE).putInt((int) deal).array();
    return new MaskKey(Hkdf.derive(dataKey.toBytes(), info, BYTES));
  }

  /** A copy of the 32 bytes, for sealing or publishing. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  /** In constant time. */
  @Override
  public boolean equals(Object other) {
    return other instanceof MaskKey key && MessageDigest.isEqual(bytes, key.bytes);
  }

  /** The same for all keys: keys are compared, not looked up. */
  @Override
  public int hashCode() {
    return MaskKey.class.hashCode();
  }

  @Override
  public String toString() {
    return "MaskKey[secret]";
  }
}
