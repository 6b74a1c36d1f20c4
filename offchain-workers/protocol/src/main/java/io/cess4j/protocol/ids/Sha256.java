package io.cess4j.protocol.ids;

import io.cess4j.protocol.Hash256;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, which every JDK has. */
public final class Sha256 {

  private Sha256() {}

  /** A new digest. */
  public static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this JDK lacks SHA-256: use an OpenJDK build", e);
    }
  }

  /** Hash of the parts, joined. */
  public static Hash256 hash(byte[]... parts) {
    MessageDigest digest = newDigest();
    for (byte[] part : parts) {
      digest.update(part);
    }
    return Hash256.of(digest.digest());
  }
}
