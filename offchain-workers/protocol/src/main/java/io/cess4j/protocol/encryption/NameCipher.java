package io.cess4j.protocol.encryption;

import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.CiphertextRejectedException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts the JSON with a file's name (docs/formats.md section 5): AES-256-GCM under a key derived
 * from the data key. Bytes: nonce 12, ciphertext, tag 16.
 */
public final class NameCipher {

  /** What encryption adds. */
  public static final int OVERHEAD_BYTES = 28;

  private static final int NONCE_BYTES = 12;
  private static final byte[] PURPOSE = Hkdf.ascii("cess4j name v1");

  private final SecretKeySpec key;

  public NameCipher(DataKey dataKey) {
    key = new SecretKeySpec(Hkdf.derive(dataKey.toBytes(), PURPOSE, 32), "AES");
  }

  /** Encrypts; {@code random} must be a {@link java.security.SecureRandom} outside of tests. */
  public ByteString encrypt(byte[] json, RandomGenerator random) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    byte[] sealed = Arrays.copyOf(nonce, json.length + OVERHEAD_BYTES);
    try {
      Cipher cipher = start(Cipher.ENCRYPT_MODE, nonce);
      cipher.doFinal(json, 0, json.length, sealed, NONCE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks AES/GCM/NoPadding", e);
    }
    return ByteString.of(sealed);
  }

  /**
   * Decrypts.
   *
   * @throws CiphertextRejectedException for bytes that were altered or are under another key
   */
  public byte[] decrypt(ByteString sealed) {
    byte[] bytes = sealed.toBytes();
    if (bytes.length < OVERHEAD_BYTES) {
      throw new CiphertextRejectedException(
          "an encrypted name of %d bytes, fewer than %d".formatted(bytes.length, OVERHEAD_BYTES),
          null);
    }
    try {
      Cipher cipher = start(Cipher.DECRYPT_MODE, Arrays.copyOf(bytes, NONCE_BYTES));
      return cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
    } catch (GeneralSecurityException e) {
      throw new CiphertextRejectedException(
          "the encrypted name was altered or is under another key", e);
    }
  }

  private Cipher start(int mode, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(128, nonce));
    return cipher;
  }
}
