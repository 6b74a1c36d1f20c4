package io.cess4j.proofs.sharing;

import io.cess4j.proofs.ProofsException.SharingRejected;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.G2;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.capsule.Capsule;
import io.cess4j.proofs.capsule.CapsuleContext;
import io.cess4j.proofs.capsule.CapsuleHeader;
import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.Hash256;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/** A proxy's part rk_i of a delegated key, and the public RK_i = rk_i G2 that it answers for. */
public final class KeyShare implements AutoCloseable {
  /** Bytes of a sealed share. */
  public static final int SEALED = 32 + Capsule.OVERHEAD;

  private final AccountAddress proxy;
  private final SecretScalar secret;
  private final G2 publicKey;

  KeyShare(AccountAddress proxy, SecretScalar secret) {
    this.proxy = proxy;
    this.secret = secret;
    this.publicKey = secret.timesG2();
  }

  /** Whose share it is. */
  public AccountAddress proxy() {
    return proxy;
  }

  /** RK_i. */
  public G2 publicKey() {
    return publicKey;
  }

  /** The share for its proxy's eyes only. */
  public byte[] sealTo(G1 proxyKey, Hash256 grant, RandomGenerator random) {
    byte[] plain = secret.toBytes();
    try {
      return Capsule.seal(plain, proxyKey, CapsuleContext.proxy(grant, proxy), random);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /**
   * Opens a sealed share.
   *
   * @param expected RK_i of the grant on chain: a proxy that served another share could be shown to
   *     lie by whoever sent it
   * @throws io.cess4j.proofs.ProofsException.CapsuleRejected where it is of another grant, for
   *     another proxy, or altered
   * @throws SharingRejected where it is not the share that the grant names
   */
  public static KeyShare open(
      byte[] sealed, SecretScalar proxySecret, Hash256 grant, AccountAddress proxy, G2 expected) {
    byte[] plain = Capsule.open(sealed, proxySecret, CapsuleContext.proxy(grant, proxy));
    try {
      KeyShare share = new KeyShare(proxy, SecretScalar.ofBytes(plain));
      if (!share.publicKey.equals(expected)) {
        share.close();
        throw new SharingRejected(
            "the share for %s is not the one of grant %s on chain: the owner must send that"
                .formatted(proxy, grant));
      }
      return share;
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  /**
   * Re-encrypts a capsule: E' = rk_i E, V' = rk_i V.
   *
   * @throws io.cess4j.proofs.ProofsException.CapsuleRejected where it was not made for the label's
   *     key, or altered
   */
  public Reencryption reencrypt(CapsuleHeader capsule, G1 labelKey) {
    capsule.check(labelKey);
    return new Reencryption(secret.times(capsule.e()), secret.times(capsule.v()));
  }

  @Override
  public void close() {
    secret.close();
  }
}
