package io.cess4j.protocol.encryption;

import io.cess4j.protocol.CiphertextRejectedException;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.ids.Sha256;
import java.security.MessageDigest;

/**
 * Binds a file to one data key (docs/formats.md section 2). AES-GCM does not commit to its key, so
 * without this one ciphertext could open to two texts.
 */
public final class KeyCommitment {

  private static final byte[] PURPOSE = Hkdf.ascii("cess4j key commitment v1");

  private KeyCommitment() {}

  /** SHA-256 of purpose and key. */
  public static Hash256 of(DataKey key) {
    return Sha256.hash(PURPOSE, key.toBytes());
  }

  /**
   * Checks a key against its commitment.
   *
   * @throws CiphertextRejectedException where the key is not the committed one
   */
  public static void check(DataKey key, Hash256 commitment) {
    if (!MessageDigest.isEqual(of(key).toBytes(), commitment.toBytes())) {
      throw new CiphertextRejectedException(
          "the data key does not match key commitment "
              + commitment
              + ": take the key of this file",
          null);
    }
  }
}
