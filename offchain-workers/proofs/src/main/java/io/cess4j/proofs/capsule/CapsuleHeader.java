package io.cess4j.proofs.capsule;

import io.cess4j.proofs.ProofsException.CapsuleRejected;
import io.cess4j.proofs.ProofsException.PointRejected;
import io.cess4j.proofs.ProofsException.ScalarRejected;
import io.cess4j.proofs.bls.Fr;
import io.cess4j.proofs.bls.G1;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * What a proxy needs of a capsule: E 48 ‖ V 48 ‖ s 32. No secret is in it.
 *
 * @param e r G1, not infinity
 * @param v u G1, not infinity
 * @param s u + r H(E, V, A)
 */
public record CapsuleHeader(G1 e, G1 v, Fr s) {
  /** Bytes of the header. */
  public static final int BYTES = 128;

  public CapsuleHeader {
    if (e.isInfinity() || v.isInfinity()) {
      throw new CapsuleRejected("a capsule's point is infinity: it hides nothing");
    }
  }

  /**
   * Reads the header of a capsule, or a header alone.
   *
   * @throws CapsuleRejected for fewer bytes, or points or a scalar that are none
   */
  public static CapsuleHeader of(byte[] capsule) {
    if (capsule.length != BYTES && capsule.length < Capsule.OVERHEAD) {
      throw new CapsuleRejected(
          "a capsule has at least %d bytes and its header %d, not %d"
              .formatted(Capsule.OVERHEAD, BYTES, capsule.length));
    }
    try {
      return new CapsuleHeader(
          G1.ofCompressed(Arrays.copyOfRange(capsule, 0, G1.COMPRESSED)),
          G1.ofCompressed(Arrays.copyOfRange(capsule, G1.COMPRESSED, 2 * G1.COMPRESSED)),
          Fr.ofCanonical(Arrays.copyOfRange(capsule, 2 * G1.COMPRESSED, BYTES)));
    } catch (PointRejected point) {
      throw new CapsuleRejected("a capsule's point is none: " + point.getMessage());
    } catch (ScalarRejected scalar) {
      throw new CapsuleRejected("a capsule's scalar is none: " + scalar.getMessage());
    }
  }

  /**
   * That whoever made the capsule for this recipient knew its secrets: s G1 = V + H(E, V, A) E.
   *
   * @throws CapsuleRejected where it was made for another key, or altered
   */
  public void check(G1 recipient) {
    if (!G1.GENERATOR.times(s).equals(v.plus(e.times(challenge(e, v, recipient))))) {
      throw new CapsuleRejected("the capsule was made for another key, or altered");
    }
  }

  /** E + V. */
  public G1 sum() {
    return e.plus(v);
  }

  /** The 128 bytes. */
  public byte[] toBytes() {
    return ByteBuffer.allocate(BYTES)
        .put(e.compressed())
        .put(v.compressed())
        .put(s.toBytes())
        .array();
  }

  static Fr challenge(G1 e, G1 v, G1 recipient) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(Capsule.LABEL);
      digest.update(e.compressed());
      digest.update(v.compressed());
      return Fr.of(new BigInteger(1, digest.digest(recipient.compressed())));
    } catch (GeneralSecurityException ex) {
      throw new IllegalStateException("every JDK has SHA-256", ex);
    }
  }
}
