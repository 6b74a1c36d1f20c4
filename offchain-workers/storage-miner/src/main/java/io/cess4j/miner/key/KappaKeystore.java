package io.cess4j.miner.key;

import io.cess4j.chain.Address;
import io.cess4j.miner.MinerException;
import io.cess4j.miner.MinerException.KeystoreUnusable;
import io.cess4j.proofs.podr2.MinerSecretKey;
import io.cess4j.runtime.SecretKeystore;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * The random secret from which kappa comes, in an encrypted PKCS#12 file (PBES2 with AES-256). One
 * kappa a chain, registry and miner id, so that a keystore that serves two miners by mistake does
 * not make their proofs interchangeable.
 */
public final class KappaKeystore {

  private static final String ALIAS = "cess4j-kappa";
  private static final int SECRET_BYTES = 32;
  private static final byte[] PURPOSE = "cess4j kappa v1".getBytes(StandardCharsets.US_ASCII);

  /** Order of the groups of BLS12-381. */
  private static final BigInteger ORDER =
      new BigInteger("73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001", 16);

  private final SecretKey secret;

  private KappaKeystore(SecretKey secret) {
    this.secret = secret;
  }

  /**
   * Opens the file, or creates it with a fresh secret on first start.
   *
   * @throws KeystoreUnusable where it cannot be read or written, or the password is wrong
   */
  public static KappaKeystore loadOrCreate(Path file, char[] password, SecureRandom random) {
    try {
      return new KappaKeystore(SecretKeystore.loadOrCreate(file, ALIAS, password, random));
    } catch (SecretKeystore.Unusable e) {
      throw new KeystoreUnusable(file, MinerException.words(e), e);
    }
  }

  /** kappa of a miner: HKDF of the secret, 48 bytes reduced, so that the bias is below 2^-128. */
  public MinerSecretKey kappa(long chainId, Address registry, long miner) {
    byte[] info =
        ByteBuffer.allocate(PURPOSE.length + Long.BYTES + Address.LENGTH + Integer.BYTES)
            .put(PURPOSE)
            .putLong(chainId)
            .put(registry.bytes())
            .putInt((int) miner)
            .array();
    try {
      byte[] wide =
          KDF.getInstance("HKDF-SHA256")
              .deriveData(
                  HKDFParameterSpec.ofExtract().addIKM(secret.getEncoded()).thenExpand(info, 48));
      BigInteger kappa =
          new BigInteger(1, wide).mod(ORDER.subtract(BigInteger.ONE)).add(BigInteger.ONE);
      byte[] number = kappa.toByteArray();
      byte[] bytes = new byte[SECRET_BYTES];
      int length = Math.min(SECRET_BYTES, number.length);
      System.arraycopy(number, number.length - length, bytes, SECRET_BYTES - length, length);
      MinerSecretKey key = MinerSecretKey.ofBytes(bytes);
      Arrays.fill(bytes, (byte) 0);
      Arrays.fill(wide, (byte) 0);
      return key;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks HKDF-SHA256: use JDK 25 or later", e);
    }
  }
}
