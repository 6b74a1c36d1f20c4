package io.cess4j.ai.aggregation.tree;

import io.cess4j.protocol.Hash256;
import org.bouncycastle.crypto.digests.KeccakDigest;

/** Keccak-256 as the EVM computes it. Holds a state, so one for every thread. */
public final class Keccak {
  private final KeccakDigest digest = new KeccakDigest(8 * Hash256.BYTES);

  /** The digest of some bytes. */
  public static Hash256 hash(byte[] bytes) {
    byte[] hash = new byte[Hash256.BYTES];
    new Keccak().hash(bytes, 0, bytes.length, hash, 0);
    return Hash256.of(hash);
  }

  /** Writes the 32 bytes of the digest to {@code target} from {@code at} on. */
  public void hash(byte[] bytes, int from, int length, byte[] target, int at) {
    digest.update(bytes, from, length);
    digest.doFinal(target, at);
  }
}
