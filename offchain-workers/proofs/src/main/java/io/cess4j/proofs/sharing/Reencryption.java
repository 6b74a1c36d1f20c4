package io.cess4j.proofs.sharing;

import io.cess4j.proofs.ProofsException.SharingRejected;
import io.cess4j.proofs.bls.Fr;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.G2;
import io.cess4j.proofs.bls.Pairing;
import io.cess4j.proofs.capsule.CapsuleHeader;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * A proxy's answer.
 *
 * @param e E' = rk_i E
 * @param v V' = rk_i V
 */
public record Reencryption(G1 e, G1 v) {
  /** Bytes: E' 48 ‖ V' 48. */
  public static final int BYTES = 2 * G1.COMPRESSED;

  public Reencryption {
    if (e.isInfinity() || v.isInfinity()) {
      throw new SharingRejected("a re-encryption at infinity answers nothing");
    }
  }

  /**
   * Reads an answer.
   *
   * @throws SharingRejected for another length
   * @throws io.cess4j.proofs.ProofsException.PointRejected for points that are none
   */
  public static Reencryption of(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new SharingRejected(
          "a re-encryption has %d bytes, not %d".formatted(BYTES, bytes.length));
    }
    return new Reencryption(
        G1.ofCompressed(Arrays.copyOf(bytes, G1.COMPRESSED)),
        G1.ofCompressed(Arrays.copyOfRange(bytes, G1.COMPRESSED, BYTES)));
  }

  /**
   * Whether it is what the proxy owes: e(E' + w V', G2) = e(E + w V, RK_i).
   *
   * @param random gives w, which must be unpredictable to the proxy
   */
  public boolean isRight(CapsuleHeader capsule, G2 shareKey, RandomGenerator random) {
    byte[] bits = new byte[16];
    random.nextBytes(bits);
    Fr weight = Fr.of(new BigInteger(1, bits));
    return !shareKey.isInfinity()
        && new Pairing()
            .times(e.plus(v.times(weight)).negate(), G2.GENERATOR)
            .times(capsule.e().plus(capsule.v().times(weight)), shareKey)
            .isOne();
  }

  /** The 96 bytes. */
  public byte[] toBytes() {
    return ByteBuffer.allocate(BYTES).put(e.compressed()).put(v.compressed()).array();
  }

  /** As the EVM reads it, 256 bytes. */
  public byte[] eip2537() {
    return pair(e, v);
  }

  /** E and V of a capsule as the EVM reads them, 256 bytes. */
  public static byte[] eip2537(CapsuleHeader capsule) {
    return pair(capsule.e(), capsule.v());
  }

  private static byte[] pair(G1 first, G1 second) {
    return ByteBuffer.allocate(2 * G1.EIP2537).put(first.eip2537()).put(second.eip2537()).array();
  }
}
