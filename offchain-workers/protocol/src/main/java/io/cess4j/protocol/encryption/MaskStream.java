package io.cess4j.protocol.encryption;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;

/** Masks or unmasks a fragment's bytes in order (the same operation). For one thread. */
public final class MaskStream {

  private static final int BLOCK = 16;

  /** Larger updates stay in the interpreter of JDK 25 for seconds. */
  private static final int PIECE = 65_536;

  private final Cipher cipher;

  MaskStream(SecretKey slotKey, int segment, long offset) {
    byte[] counter = ByteBuffer.allocate(BLOCK).putLong(segment).putLong(offset / BLOCK).array();
    try {
      cipher = Cipher.getInstance("AES/CTR/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, slotKey, new IvParameterSpec(counter));
      cipher.update(new byte[(int) (offset % BLOCK)]);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks AES/CTR/NoPadding", e);
    }
  }

  /** Writes the XOR of {@code in} and the next {@code length} mask bytes; in place is allowed. */
  public void apply(byte[] in, int inOffset, byte[] out, int outOffset, int length) {
    try {
      for (int at = 0; at < length; at += PIECE) {
        int piece = Math.min(PIECE, length - at);
        cipher.update(in, inOffset + at, piece, out, outOffset + at);
      }
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("target is shorter than " + length + " bytes", e);
    }
  }
}
