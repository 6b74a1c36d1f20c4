package io.cess4j.ai.masking;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A mask of any length from a seed: the key stream of AES-256-CTR as little-endian int32, added
 * modulo 2^32, so a masked component tells nothing of what is under it.
 */
final class MaskStream {
  private static final int PIECE = 64 * 1024;
  private static final byte[] INFO = Digests.ascii("cess4j ai mask stream v1");

  private MaskStream() {}

  static void add(int[] vector, byte[] seed) {
    apply(vector, seed, 1);
  }

  static void subtract(int[] vector, byte[] seed) {
    apply(vector, seed, -1);
  }

  private static void apply(int[] vector, byte[] seed, int sign) {
    byte[] key = Digests.derive(seed, new byte[0], INFO);
    try {
      Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
      // A seed serves one vector, so the counter may begin at zero.
      cipher.init(
          Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(new byte[16]));
      byte[] zeros = new byte[PIECE];
      byte[] stream = new byte[PIECE];
      IntBuffer words = ByteBuffer.wrap(stream).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
      for (int at = 0; at < vector.length; at += words.capacity()) {
        cipher.update(zeros, 0, PIECE, stream);
        int end = Math.min(vector.length, at + words.capacity());
        for (int i = at; i < end; i++) {
          vector[i] += sign * words.get(i - at);
        }
      }
      Arrays.fill(stream, (byte) 0);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks AES-CTR", e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }
}
