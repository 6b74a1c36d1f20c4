package io.cess4j.miner.key;

import io.cess4j.chain.Address;
import io.cess4j.miner.MinerException.KeystoreUnusable;
import io.cess4j.proofs.podr2.MinerSecretKey;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Objects;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

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
      return new KappaKeystore(
          Files.exists(file) ? load(file, password) : create(file, password, random));
    } catch (IOException | GeneralSecurityException e) {
      throw new KeystoreUnusable(
          file, "wrong password, damaged file or no right to write there (" + e + ")", e);
    }
  }

  private static SecretKey load(Path file, char[] password)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, password);
    }
    if (store.getKey(ALIAS, password) instanceof SecretKey key) {
      return key;
    }
    throw new KeystoreUnusable(file, "holds no entry " + ALIAS + "; is it another keystore?", null);
  }

  private static SecretKey create(Path file, char[] password, SecureRandom random)
      throws IOException, GeneralSecurityException {
    byte[] bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    SecretKey key = new SecretKeySpec(bytes, "AES");
    Arrays.fill(bytes, (byte) 0);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, password);
    store.setEntry(
        ALIAS, new KeyStore.SecretKeyEntry(key), new KeyStore.PasswordProtection(password));
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    Files.createDirectories(folder);
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (OutputStream out = Files.newOutputStream(fresh)) {
      store.store(out, password);
    }
    try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
    return key;
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
