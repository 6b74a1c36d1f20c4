package io.cess4j.proofs.sharing;

import io.cess4j.protocol.Hash256;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;

/** SHA-256 of parts of fixed length, joined. */
final class Sha256 {
  private Sha256() {}

  static Hash256 of(byte[]... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (byte[] part : parts) {
        digest.update(part);
      }
      return Hash256.of(digest.digest());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
