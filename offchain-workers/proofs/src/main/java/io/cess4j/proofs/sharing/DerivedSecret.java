package io.cess4j.proofs.sharing;

import io.cess4j.proofs.bls.SecretScalar;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/** Scalars that follow from an account's sealing secret, one for each purpose. */
final class DerivedSecret {
  private DerivedSecret() {}

  /** HKDF-SHA-256(master 32, info = purpose ‖ detail, 48) mod r. */
  static SecretScalar of(SecretScalar master, String purpose, byte[] detail) {
    byte[] name = purpose.getBytes(StandardCharsets.US_ASCII);
    byte[] info = Arrays.copyOf(name, name.length + detail.length);
    System.arraycopy(detail, 0, info, name.length, detail.length);
    byte[] secret = master.toBytes();
    try {
      byte[] uniform =
          KDF.getInstance("HKDF-SHA256")
              .deriveData(HKDFParameterSpec.ofExtract().addIKM(secret).thenExpand(info, 48));
      try {
        return SecretScalar.reduce(uniform);
      } finally {
        Arrays.fill(uniform, (byte) 0);
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks HKDF-SHA256: use JDK 25 or later", e);
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }
}
