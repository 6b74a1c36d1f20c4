package io.cess4j.proofs.vrf;

import io.cess4j.proofs.DomainTag;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.G2;
import io.cess4j.proofs.bls.Pairing;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.protocol.Hash256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A verifiable random function: P = secret H_vrf(message), unique because a subgroup-checked BLS
 * signature is. Key in G2, proof in G1. Names as in the paper: VRF_Proof, VRF_P2H, VRF_Verify.
 */
public final class Vrf {
  private static final byte[] OUTPUT = "CESS-R2S-P2H".getBytes(StandardCharsets.US_ASCII);

  private Vrf() {}

  /** VRF_Proof of a 32-byte message. */
  public static G1 prove(SecretScalar secret, byte[] message) {
    return secret.times(DomainTag.VRF.hash(message));
  }

  /** VRF_Proof of a candidate in an election: the same function under a tag of its own. */
  public static G1 proveElection(SecretScalar secret, byte[] message) {
    return secret.times(DomainTag.ELECTION.hash(message));
  }

  /** Proof that a consensus node knows the secret of the key it registers (IR2sStaking). */
  public static G1 nodePossession(SecretScalar secret, byte[] message) {
    return secret.times(DomainTag.NODE_KEY.hash(message));
  }

  /** VRF_Verify: e(P, G2) = e(H_vrf(message), key). False for a key at infinity. */
  public static boolean verify(G2 key, byte[] message, G1 proof) {
    return !key.isInfinity()
        && new Pairing()
            .times(proof.negate(), G2.GENERATOR)
            .times(DomainTag.VRF.hash(message), key)
            .isOne();
  }

  /** VRF_P2H: SHA-256 over a tag and the compressed proof. */
  public static Hash256 output(G1 proof) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(OUTPUT);
      return Hash256.of(digest.digest(proof.compressed()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /**
   * Proof that the registrant knows the secret: secret times H_vpop(message), with
   * KeyMessages.vrfKey.
   */
  public static G1 possession(SecretScalar secret, byte[] message) {
    return secret.times(DomainTag.VRF_KEY.hash(message));
  }

  /** Whether a possession proof fits a key that is not infinity. */
  public static boolean checkPossession(G2 key, byte[] message, G1 possession) {
    return !key.isInfinity()
        && new Pairing()
            .times(possession.negate(), G2.GENERATOR)
            .times(DomainTag.VRF_KEY.hash(message), key)
            .isOne();
  }
}
