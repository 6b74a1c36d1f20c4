package io.cess4j.fingerprint.evaluation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Random numbers that depend on what they are for and on nothing else: not on the order in which
 * threads come to it, nor on which other works and attacks there are.
 */
public final class Seeds {
  private Seeds() {}

  /** A number from a seed and names. */
  public static long mix(long seed, String... names) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, seed));
      for (String name : names) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, bytes.length));
        digest.update(bytes);
      }
      return ByteBuffer.wrap(digest.digest()).getLong();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }

  /** A generator from a seed and names. */
  public static RandomGenerator random(long seed, String... names) {
    return new SplittableRandom(mix(seed, names));
  }
}
