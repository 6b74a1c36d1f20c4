package io.cess4j.proofs.capsule;

import io.cess4j.proofs.ProofsException.CapsuleRejected;
import io.cess4j.proofs.bls.Fr;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.SecretScalar;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A short secret sealed to a BLS12-381 key: E 48 ‖ V 48 ‖ s 32 ‖ AES-256-GCM (docs/formats.md
 * section 6). The Schnorr part (V, s) lets proxies check that a capsule is well made before they
 * re-encrypt it (protocol.md section 8).
 */
public final class Capsule {
  /** Bytes that sealing adds. */
  public static final int OVERHEAD = 144;

  static final byte[] LABEL = "cess4j capsule v1".getBytes(StandardCharsets.US_ASCII);

  private Capsule() {}

  /**
   * Seals `payload` to `recipient`.
   *
   * @param context ties the capsule to its place; the same is needed to open
   * @param random a SecureRandom outside tests
   * @return payload + 144 bytes
   */
  public static byte[] seal(byte[] payload, G1 recipient, byte[] context, RandomGenerator random) {
    if (recipient.isInfinity()) {
      throw new CapsuleRejected("the recipient's key is infinity: nothing sealed to it is secret");
    }
    try (SecretScalar r = SecretScalar.random(random);
        SecretScalar u = SecretScalar.random(random);
        SecretScalar both = r.plus(u)) {
      G1 e = r.timesG1();
      G1 v = u.timesG1();
      Fr s = r.answer(u, CapsuleHeader.challenge(e, v, recipient));
      byte[] header = join(e.compressed(), v.compressed(), s.toBytes());
      byte[] key = key(both.times(recipient), header, recipient, context);
      return join(header, crypt(Cipher.ENCRYPT_MODE, key, context, payload));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks AES-GCM or HKDF: use JDK 25 or later", e);
    }
  }

  /**
   * Opens a capsule with the recipient's secret.
   *
   * @throws CapsuleRejected where it was altered, is of another context or of another key
   */
  public static byte[] open(byte[] capsule, SecretScalar secret, byte[] context) {
    CapsuleHeader header = CapsuleHeader.of(capsule);
    G1 recipient = secret.timesG1();
    header.check(recipient);
    return open(capsule, recipient, secret.times(header.sum()), context);
  }

  /**
   * Opens a capsule with the point that its recipient's secret gives, a (E + V): the reader of a
   * shared file gets it from the proxies.
   *
   * @throws CapsuleRejected where it was altered, is of another context, or the point is another
   */
  public static byte[] open(byte[] capsule, G1 recipient, G1 shared, byte[] context) {
    if (capsule.length < OVERHEAD) {
      throw new CapsuleRejected(
          "a capsule has at least " + OVERHEAD + " bytes, not " + capsule.length);
    }
    try {
      byte[] header = Arrays.copyOf(capsule, CapsuleHeader.BYTES);
      byte[] key = key(shared, header, recipient, context);
      byte[] sealed = Arrays.copyOfRange(capsule, CapsuleHeader.BYTES, capsule.length);
      return crypt(Cipher.DECRYPT_MODE, key, context, sealed);
    } catch (GeneralSecurityException ex) {
      throw new CapsuleRejected("the capsule is of another context, or altered");
    }
  }

  private static byte[] key(G1 shared, byte[] header, G1 recipient, byte[] context)
      throws GeneralSecurityException {
    byte[] info = join(LABEL, recipient.compressed(), context);
    return KDF.getInstance("HKDF-SHA256")
        .deriveData(
            HKDFParameterSpec.ofExtract()
                .addIKM(shared.compressed())
                .addSalt(header)
                .thenExpand(info, 32));
  }

  private static byte[] crypt(int mode, byte[] key, byte[] context, byte[] input)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    // The key is used once, so the nonce may be constant.
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, new byte[12]));
    Arrays.fill(key, (byte) 0);
    cipher.updateAAD(context);
    return cipher.doFinal(input);
  }

  private static byte[] join(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    byte[] out = new byte[length];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, out, at, part.length);
      at += part.length;
    }
    return out;
  }
}
