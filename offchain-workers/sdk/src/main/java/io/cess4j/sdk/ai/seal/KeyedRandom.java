package io.cess4j.sdk.ai.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.random.RandomGenerator;
import javax.crypto.KDF;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * What sealing a key to a member draws: HKDF of that key and of what it is sealed to. So whoever
 * opens one capsule can make all others again and see whether they are well made. The key is
 * uniform and every recipient has a stream of its own, so this is as good as fresh randomness
 * (Fujisaki and Okamoto, CRYPTO 1999).
 */
final class KeyedRandom implements RandomGenerator {
  private static final byte[] PURPOSE = "cess4j ai capsule v1".getBytes(StandardCharsets.US_ASCII);

  private final byte[] key;
  private final byte[] info;
  private int drawn;

  /**
   * @param key that is sealed
   * @param member to whom
   * @param context of the capsule
   */
  KeyedRandom(byte[] key, Member member, byte[] context) {
    byte[] point = member.key().compressed();
    this.key = key.clone();
    this.info =
        ByteBuffer.allocate(PURPOSE.length + 1 + point.length + context.length + Integer.BYTES)
            .put(PURPOSE)
            .put((byte) member.seat())
            .put(point)
            .put(context)
            .array();
  }

  @Override
  public void nextBytes(byte[] bytes) {
    ByteBuffer.wrap(info).putInt(info.length - Integer.BYTES, drawn++);
    try {
      byte[] derived =
          KDF.getInstance("HKDF-SHA256")
              .deriveData(HKDFParameterSpec.ofExtract().addIKM(key).thenExpand(info, bytes.length));
      System.arraycopy(derived, 0, bytes, 0, bytes.length);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this JDK lacks HKDF: use JDK 25 or later", e);
    }
  }

  @Override
  public long nextLong() {
    byte[] bytes = new byte[Long.BYTES];
    nextBytes(bytes);
    return ByteBuffer.wrap(bytes).getLong();
  }
}
