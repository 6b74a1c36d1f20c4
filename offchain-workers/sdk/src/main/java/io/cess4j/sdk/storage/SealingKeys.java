package io.cess4j.sdk.storage;

import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.capsule.SealingKey;
import java.util.Arrays;

/**
 * The account's sealing key, derived from its account key whenever it is needed (docs/formats.md
 * section 6).
 */
public final class SealingKeys {
  private final Account account;
  private final long chainId;

  public SealingKeys(Account account, long chainId) {
    this.account = account;
    this.chainId = chainId;
  }

  /** The secret; close it after use. */
  public SecretScalar secret() {
    byte[] signature = account.signRaw(Bytes32.of(SealingKey.messageHash(chainId)));
    try {
      return SealingKey.ofSignature(signature);
    } finally {
      Arrays.fill(signature, (byte) 0);
    }
  }

  /** The public half, 48 bytes compressed. */
  byte[] publicKey() {
    try (SecretScalar secret = secret()) {
      return secret.timesG1().compressed();
    }
  }
}
