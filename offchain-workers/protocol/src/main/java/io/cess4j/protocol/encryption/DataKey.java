package io.cess4j.protocol.encryption;

import io.cess4j.protocol.MalformedValueException;
import java.security.MessageDigest;
import java.util.random.RandomGenerator;

/** Key under which one version of a file is encrypted. Its text never shows it. */
public final class DataKey {

  /** Length in bytes. */
  public static final int BYTES = 32;

  private final byte[] bytes;

  private DataKey(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * From bytes.
   *
   * @param bytes exactly 32 bytes; copied
   * @throws MalformedValueException for another length
   */
  public static DataKey of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new MalformedValueException("data key", bytes.length + " bytes, expected " + BYTES);
    }
    return new DataKey(bytes.clone());
  }

  /** A new key; {@code random} must be a {@link java.security.SecureRandom} outside of tests. */
  public static DataKey generate(RandomGenerator random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new DataKey(bytes);
  }

  /** A copy of the 32 bytes, for sealing or publishing. */
  public byte[] toBytes() {
    return bytes.clone();
  }

  /** In constant time. */
  @Override
  public boolean equals(Object other) {
    return other instanceof DataKey key && MessageDigest.isEqual(bytes, key.bytes);
  }

  /** The same for all keys: keys are compared, not looked up. */
  @Override
  public int hashCode() {
    return DataKey.class.hashCode();
  }

  @Override
  public String toString() {
    return "DataKey[secret]";
  }
}
