package io.cess4j.proofs.podr2;

import io.cess4j.proofs.DomainTag;
import io.cess4j.proofs.ProofsException.ScalarRejected;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.SecretPowers;
import io.cess4j.proofs.bls.SecretScalar;
import java.util.Arrays;

/**
 * x and alpha. Whoever knows either forges every proof under the key, so the key lives in the
 * enclave. It multiplies by x only semi-authenticators and the proof of possession, and never gives
 * x G1 away (protocol.md section 4).
 */
public final class TiSecretKey implements AutoCloseable {
  /** Length of the sealed form. */
  public static final int BYTES = 64;

  private final SecretScalar x;
  private final SecretScalar alpha;

  TiSecretKey(SecretScalar x, SecretScalar alpha) {
    this.x = x;
    this.alpha = alpha;
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @throws ScalarRejected for another length or a scalar out of range
   */
  public static TiSecretKey ofBytes(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new ScalarRejected("a TI key has " + BYTES + " bytes, not " + bytes.length);
    }
    byte[] first = Arrays.copyOf(bytes, 32);
    byte[] second = Arrays.copyOfRange(bytes, 32, BYTES);
    try {
      return new TiSecretKey(SecretScalar.ofBytes(first), SecretScalar.ofBytes(second));
    } finally {
      Arrays.fill(first, (byte) 0);
      Arrays.fill(second, (byte) 0);
    }
  }

  /** x ‖ alpha, 64 bytes, for sealing at rest. The caller overwrites them after use. */
  public byte[] toBytes() {
    byte[] out = Arrays.copyOf(x.toBytes(), BYTES);
    System.arraycopy(alpha.toBytes(), 0, out, 32, 32);
    return out;
  }

  /** X = x G2, A = x alpha G2. */
  public TiPublicKey publicKey() {
    try (SecretScalar product = x.times(alpha)) {
      return new TiPublicKey(x.timesG2(), product.timesG2());
    }
  }

  /** alpha G1, which the chain checks against X and A. */
  public G1 srsFirst() {
    return alpha.timesG1();
  }

  /** x H_tpop(message). */
  public G1 possession(byte[] message) {
    return x.times(DomainTag.TI_KEY.hash(message));
  }

  /** Powers of alpha, for the SRS and for tagging blocks of up to `blockSectors`. Secret. */
  public SecretPowers powers(int blockSectors) {
    return alpha.powers(blockSectors);
  }

  SecretScalar x() {
    return x;
  }

  @Override
  public void close() {
    x.close();
    alpha.close();
  }

  @Override
  public String toString() {
    return "TiSecretKey[hidden]";
  }
}
