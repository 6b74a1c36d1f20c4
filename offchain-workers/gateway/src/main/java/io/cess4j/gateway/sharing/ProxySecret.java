package io.cess4j.gateway.sharing;

import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.capsule.SealingKey;
import io.cess4j.proofs.sharing.SharingKeys;
import java.util.Arrays;

/**
 * The key to which owners seal shares for this gateway. It follows from the gateway's account key,
 * so there is no second secret on its disk.
 */
public final class ProxySecret {
  private final Account account;
  private final long chainId;

  public ProxySecret(Account account, long chainId) {
    this.account = account;
    this.chainId = chainId;
  }

  /** The secret; close it after use. */
  SecretScalar open() {
    byte[] signature = account.signRaw(Bytes32.of(SealingKey.messageHash(chainId)));
    try (SecretScalar master = SealingKey.ofSignature(signature)) {
      return SharingKeys.proxy(master);
    } finally {
      Arrays.fill(signature, (byte) 0);
    }
  }

  /** Its public half, 128 bytes of EIP-2537. */
  byte[] publicKey() {
    try (SecretScalar secret = open()) {
      return secret.timesG1().eip2537();
    }
  }
}
