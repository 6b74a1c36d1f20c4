package io.cess4j.proofs.podr2;

import io.cess4j.proofs.Keccak;
import io.cess4j.proofs.ProofsException.KeyRejected;
import io.cess4j.proofs.bls.G2;
import io.cess4j.protocol.Hash256;
import java.util.Arrays;

/**
 * K = kappa X and KA = kappa A: what Verify uses. Neither is infinity, or the all-zero proof would
 * pass.
 */
public record ProofKeys(G2 k, G2 ka) {
  /** Length of K and KA in the EVM's form. */
  public static final int EIP2537 = 512;

  public ProofKeys {
    if (k.isInfinity() || ka.isInfinity()) {
      throw new KeyRejected("a miner's K or KA at infinity accepts the zero proof");
    }
  }

  /** Reads K then KA, 512 bytes. */
  public static ProofKeys ofEip2537(byte[] bytes) {
    if (bytes.length != EIP2537) {
      throw new KeyRejected("K and KA have " + EIP2537 + " bytes, not " + bytes.length);
    }
    return new ProofKeys(
        G2.ofEip2537(Arrays.copyOf(bytes, G2.EIP2537)),
        G2.ofEip2537(Arrays.copyOfRange(bytes, G2.EIP2537, EIP2537)));
  }

  /** K then KA, 512 bytes. */
  public byte[] eip2537() {
    byte[] out = Arrays.copyOf(k.eip2537(), EIP2537);
    System.arraycopy(ka.eip2537(), 0, out, G2.EIP2537, G2.EIP2537);
    return out;
  }

  /** keccak256 of K and KA: IMinerRegistry.keyHash. */
  public Hash256 hash() {
    return Hash256.of(Keccak.hash(eip2537()));
  }
}
