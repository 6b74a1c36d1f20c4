package io.cess4j.proofs.sharing;

import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.protocol.Hash256;
import java.nio.ByteBuffer;

/**
 * The key pair (a, A = a G1) of a label: of what an owner shares as one, a file or a folder.
 * Whoever reads under a label can, with t of its proxies, compute a; so no key serves two labels,
 * and a revocation gives the label a new one (its epoch).
 */
public final class LabelKey implements AutoCloseable {
  private static final String PURPOSE = "cess4j label key v1";

  private final SecretScalar secret;
  private final G1 publicKey;

  private LabelKey(SecretScalar secret) {
    this.secret = secret;
    this.publicKey = secret.timesG1();
  }

  /**
   * The key of a label.
   *
   * @param master the account's sealing secret (docs/formats.md section 6)
   * @param label 32 bytes that name it, {@link Labels}
   * @param epoch from 1, as IShareGrants counts
   */
  public static LabelKey derive(SecretScalar master, Hash256 label, int epoch) {
    if (epoch < 1) {
      throw new IllegalArgumentException("epochs of a label's key count from 1, not " + epoch);
    }
    return new LabelKey(
        DerivedSecret.of(
            master, PURPOSE, ByteBuffer.allocate(36).put(label.toBytes()).putInt(epoch).array()));
  }

  /** a; it ends with this key. */
  public SecretScalar secret() {
    return secret;
  }

  /** A. */
  public G1 publicKey() {
    return publicKey;
  }

  @Override
  public void close() {
    secret.close();
  }
}
