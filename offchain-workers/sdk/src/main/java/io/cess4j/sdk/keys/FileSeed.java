package io.cess4j.sdk.keys;

import io.cess4j.proofs.bls.SecretScalar;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/** Seed of the sealing key of one erasable file. Its text never shows it. */
public final class FileSeed {
  private static final byte[] LABEL = "cess4j erasable file v1".getBytes(StandardCharsets.US_ASCII);
  private static final int UNIFORM_BYTES = 48;

  private final byte[] seed;

  FileSeed(byte[] seed) {
    this.seed = seed.clone();
  }

  /** The secret key, as an account's is made (docs/formats.md section 6); close it after use. */
  public SecretScalar secret() {
    try {
      byte[] uniform =
          KDF.getInstance("HKDF-SHA256")
              .deriveData(
                  HKDFParameterSpec.ofExtract().addIKM(seed).thenExpand(LABEL, UNIFORM_BYTES));
      try {
        return SecretScalar.reduce(uniform);
      } finally {
        Arrays.fill(uniform, (byte) 0);
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks HKDF-SHA256: use JDK 25 or later", e);
    }
  }

  @Override
  public String toString() {
    return "FileSeed[secret]";
  }
}
