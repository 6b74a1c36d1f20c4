package io.cess4j.proofs;

import org.bouncycastle.crypto.digests.KeccakDigest;

/** Keccak-256 as the EVM computes it (not SHA3-256: the padding differs). */
public final class Keccak {
  private Keccak() {}

  /** The 32-byte digest of the parts, joined. */
  public static byte[] hash(byte[]... parts) {
    var digest = new KeccakDigest(256);
    for (byte[] part : parts) {
      digest.update(part, 0, part.length);
    }
    byte[] out = new byte[32];
    digest.doFinal(out, 0);
    return out;
  }
}
