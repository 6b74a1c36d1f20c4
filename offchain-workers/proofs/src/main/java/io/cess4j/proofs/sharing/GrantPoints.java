package io.cess4j.proofs.sharing;

import io.cess4j.proofs.ProofsException.SharingRejected;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.Hash256;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The public points of a grant.
 *
 * @param grant id, as IShareGrants computes it from chain, contract, owner and salt
 * @param labelKey A
 * @param readerKey B
 * @param ephemeral X_A = x_A G1, of this grant alone
 */
public record GrantPoints(Hash256 grant, G1 labelKey, G1 readerKey, G1 ephemeral) {
  private static final byte[] DELEGATION =
      "cess4j delegation v1".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] SHARE = "cess4j share v1".getBytes(StandardCharsets.US_ASCII);

  public GrantPoints {
    if (labelKey.isInfinity() || readerKey.isInfinity() || ephemeral.isInfinity()) {
      throw new SharingRejected(
          "a point of grant " + grant + " is infinity: what it delegates would be public");
    }
  }

  /**
   * d = SHA-256(`cess4j delegation v1` ‖ X_A ‖ B ‖ DH ‖ A ‖ grant id) mod r, a secret of owner and
   * reader.
   *
   * @param shared DH = x_A B = b X_A
   */
  SecretScalar blinding(G1 shared) {
    return scalar(
        DELEGATION,
        ephemeral.compressed(),
        readerKey.compressed(),
        shared.compressed(),
        labelKey.compressed(),
        grant.toBytes());
  }

  /** Where the polynomial is evaluated for a proxy. Only who knows d can interpolate. */
  static SecretScalar position(SecretScalar blinding, AccountAddress proxy) {
    byte[] secret = blinding.toBytes();
    try {
      return scalar(SHARE, secret, proxy.toBytes());
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private static SecretScalar scalar(byte[]... parts) {
    return SecretScalar.reduce(Sha256.of(parts).toBytes());
  }
}
