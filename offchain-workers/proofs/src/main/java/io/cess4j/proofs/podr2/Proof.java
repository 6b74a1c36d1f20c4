package io.cess4j.proofs.podr2;

import io.cess4j.proofs.ProofsException.PointRejected;
import io.cess4j.proofs.bls.Fr;
import io.cess4j.proofs.bls.G1;
import java.util.Arrays;

/** Proof(mu, sigma) of the paper, 288 bytes: y = mu(z), sigma, psi. */
public record Proof(Fr y, G1 sigma, G1 psi) {
  public static final int BYTES = 288;

  /**
   * Reads y (32 bytes, below r), sigma (128) and psi (128).
   *
   * @throws io.cess4j.proofs.ProofsException for another length, a y that is not reduced or a point
   *     off curve or subgroup
   */
  public static Proof ofBytes(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new PointRejected("a proof has " + BYTES + " bytes, not " + bytes.length);
    }
    return new Proof(
        Fr.ofCanonical(Arrays.copyOf(bytes, 32)),
        G1.ofEip2537(Arrays.copyOfRange(bytes, 32, 160)),
        G1.ofEip2537(Arrays.copyOfRange(bytes, 160, BYTES)));
  }

  public byte[] toBytes() {
    byte[] out = Arrays.copyOf(y.toBytes(), BYTES);
    System.arraycopy(sigma.eip2537(), 0, out, 32, G1.EIP2537);
    System.arraycopy(psi.eip2537(), 0, out, 160, G1.EIP2537);
    return out;
  }
}
