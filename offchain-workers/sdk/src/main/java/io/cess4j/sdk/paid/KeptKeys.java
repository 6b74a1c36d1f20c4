package io.cess4j.sdk.paid;

import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.proofs.Keccak;
import io.cess4j.protocol.MalformedValueException;
import io.cess4j.sdk.paid.PaidException.PurseUnusable;
import io.cess4j.sdk.storage.FileKeyRing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys that were paid for and whose file is not complete yet, so that a download that breaks off is
 * not paid twice. Encrypted under a key that follows from the account key; gone once the file is
 * there.
 */
final class KeptKeys {
  private static final byte[] LABEL = "cess4j paid keys v1".getBytes(StandardCharsets.US_ASCII);
  private static final int NONCE = 12;

  private final DurableFiles files;
  private final Account account;
  private final SecureRandom random;

  KeptKeys(DurableFiles files, Account account, SecureRandom random) {
    this.files = files;
    this.account = account;
    this.random = random;
  }

  boolean has(long certificate) {
    return files.read(name(certificate)).isPresent();
  }

  Optional<FileKeyRing> find(long certificate, int deals) {
    return files
        .read(name(certificate))
        .map(
            bytes -> {
              byte[] plain = open(certificate, bytes);
              try {
                return FileKeyRing.of(plain, deals);
              } catch (MalformedValueException e) {
                throw damaged(certificate, e);
              } finally {
                Arrays.fill(plain, (byte) 0);
              }
            });
  }

  void keep(long certificate, FileKeyRing keys) {
    byte[] nonce = new byte[NONCE];
    random.nextBytes(nonce);
    byte[] plain = keys.toBytes();
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, certificate, nonce).doFinal(plain);
      files.write(
          name(certificate),
          ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks AES-GCM or HKDF: use JDK 25 or later", e);
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  void forget(long certificate) {
    files.delete(name(certificate));
  }

  private byte[] open(long certificate, byte[] bytes) {
    if (bytes.length < NONCE) {
      throw damaged(certificate, null);
    }
    try {
      return cipher(Cipher.DECRYPT_MODE, certificate, Arrays.copyOf(bytes, NONCE))
          .doFinal(bytes, NONCE, bytes.length - NONCE);
    } catch (GeneralSecurityException e) {
      throw damaged(certificate, e);
    }
  }

  private PurseUnusable damaged(long certificate, @org.jspecify.annotations.Nullable Exception e) {
    return new PurseUnusable(files.path(name(certificate)), "the paid keys in it are damaged", e);
  }

  private Cipher cipher(int mode, long certificate, byte[] nonce) throws GeneralSecurityException {
    byte[] signature = account.signRaw(Bytes32.of(Keccak.hash(LABEL)));
    byte[] key =
        KDF.getInstance("HKDF-SHA256")
            .deriveData(HKDFParameterSpec.ofExtract().addIKM(signature).thenExpand(LABEL, 32));
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(128, nonce));
    cipher.updateAAD(ByteBuffer.allocate(Long.BYTES).putLong(0, certificate));
    Arrays.fill(signature, (byte) 0);
    Arrays.fill(key, (byte) 0);
    return cipher;
  }

  private static String name(long certificate) {
    return "keys-" + certificate;
  }
}
