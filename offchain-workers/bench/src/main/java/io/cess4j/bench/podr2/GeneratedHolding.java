package io.cess4j.bench.podr2;

import io.cess4j.protocol.layout.Sizes;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Objects;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A holding whose bytes are the key stream of AES-256-CTR under its number: ten gibibytes of them
 * need no disk, and every byte can be had again when a challenge samples it.
 *
 * @param number of the holding
 * @param sectors of 31 bytes
 */
record GeneratedHolding(int number, long sectors) {
  private static final int PORTION = 65_536;
  private static final int CIPHER_BLOCK = 16;
  private static final byte[] ZEROS = new byte[PORTION];

  /** Takes bytes in portions. */
  @FunctionalInterface
  interface Sink {
    void update(byte[] bytes, int offset, int length);
  }

  long bytes() {
    return sectors * Sizes.SECTOR_BYTES;
  }

  /** All bytes in order. */
  void read(Sink sink) {
    read(0, bytes(), sink);
  }

  /** Bytes from {@code offset} on. */
  void read(long offset, long length, Sink sink) {
    Objects.checkFromIndexSize(offset, length, bytes());
    Cipher cipher = stream(offset / CIPHER_BLOCK);
    byte[] portion = new byte[PORTION];
    try {
      int skip = (int) (offset % CIPHER_BLOCK);
      cipher.update(ZEROS, 0, skip, portion, 0);
      for (long done = 0; done < length; done += PORTION) {
        int take = (int) Math.min(PORTION, length - done);
        cipher.update(ZEROS, 0, take, portion, 0);
        sink.update(portion, 0, take);
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("CTR does not fail", e);
    }
  }

  private Cipher stream(long counter) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
      byte[] key = ByteBuffer.allocate(32).putInt(number).array();
      byte[] start = ByteBuffer.allocate(CIPHER_BLOCK).putLong(0).putLong(counter).array();
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(start));
      return cipher;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks AES/CTR/NoPadding", e);
    }
  }
}
