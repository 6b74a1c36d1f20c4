package io.cess4j.proofs.sale;

import io.cess4j.proofs.ProofsException.CapsuleRejected;
import io.cess4j.proofs.ProofsException.PointRejected;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.G2;
import java.util.Arrays;

/**
 * S for one buyer.
 *
 * @param c1 k G1
 * @param k2 k G2, not infinity
 * @param c2 S + k B
 */
public record SaleDelivery(G1 c1, G2 k2, G1 c2) {
  /** Bytes: C1 128 ‖ K2 256 ‖ C2 128, as in EIP-2537. */
  public static final int SIZE = 2 * G1.EIP2537 + G2.EIP2537;

  public SaleDelivery {
    if (k2.isInfinity()) {
      throw new CapsuleRejected("a delivery with k = 0 shows the secret to everybody");
    }
  }

  /**
   * Reads what KeySales took or is to take.
   *
   * @throws CapsuleRejected for another length or bytes that are no points
   */
  public static SaleDelivery of(byte[] bytes) {
    if (bytes.length != SIZE) {
      throw new CapsuleRejected("a delivery has " + SIZE + " bytes, not " + bytes.length);
    }
    int k2 = G1.EIP2537;
    int c2 = k2 + G2.EIP2537;
    try {
      return new SaleDelivery(
          G1.ofEip2537(Arrays.copyOf(bytes, k2)),
          G2.ofEip2537(Arrays.copyOfRange(bytes, k2, c2)),
          G1.ofEip2537(Arrays.copyOfRange(bytes, c2, SIZE)));
    } catch (PointRejected e) {
      throw new CapsuleRejected("a delivery's point is none: " + e.getMessage());
    }
  }

  /** 512 bytes. */
  public byte[] toBytes() {
    byte[] out = Arrays.copyOf(c1.eip2537(), SIZE);
    System.arraycopy(k2.eip2537(), 0, out, G1.EIP2537, G2.EIP2537);
    System.arraycopy(c2.eip2537(), 0, out, G1.EIP2537 + G2.EIP2537, G1.EIP2537);
    return out;
  }
}
