package io.cess4j.sdk.storage;

import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.capsule.SealingKey;
import java.util.Arrays;

/**
 * The account's sealing keys, one a generation, derived from its account key whenever they are
 * needed (docs/formats.md section 6).
 */
public final class SealingKeys {
  private final Account account;
  private final long chainId;

  public SealingKeys(Account account, long chainId) {
    this.account = account;
    this.chainId = chainId;
  }

  /** The secret of generation 0, from which label keys follow too; close it after use. */
  public SecretScalar secret() {
    return secret(0);
  }

  /** The secret of a generation; close it after use. */
  SecretScalar secret(int generation) {
    byte[] signature = account.signRaw(Bytes32.of(SealingKey.messageHash(chainId, generation)));
    try {
      return SealingKey.ofSignature(signature);
    } finally {
      Arrays.fill(signature, (byte) 0);
    }
  }
}
