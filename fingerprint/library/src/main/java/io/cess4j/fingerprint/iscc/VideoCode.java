package io.cess4j.fingerprint.iscc;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import org.apache.commons.codec.digest.Blake3;

/**
 * The Video-Code: which of two sums over all distinct MPEG-7 frame signatures is larger, for 256
 * pairs of their 380 values (winner-takes-all hash). Takes one frame after another and keeps only
 * 32 bytes of each.
 */
public final class VideoCode {
  /** Values of one frame signature (ISO 15938-3, amendment 4). */
  public static final int SIGNATURE = 380;

  private static final int BITS = 256;
  private static final long[] PAIRS = Tables.read("pairs.txt", 2 * BITS);

  private final Set<ByteBuffer> seen = new HashSet<>();
  private final long[] sums = new long[SIGNATURE];

  /**
   * Adds a frame; the standard takes five a second.
   *
   * @param signature 380 values, in a real signature 0, 1 or 2
   */
  public void add(int[] signature) {
    if (signature.length != SIGNATURE) {
      throw new IllegalArgumentException(
          "A frame signature has 380 values, this one " + signature.length);
    }
    ByteBuffer bytes = ByteBuffer.allocate(SIGNATURE * Integer.BYTES);
    bytes.asIntBuffer().put(signature);
    if (seen.add(ByteBuffer.wrap(Blake3.hash(bytes.array())))) {
      for (int i = 0; i < SIGNATURE; i++) {
        sums[i] += signature[i];
      }
    }
  }

  /** 256 bits. Needs at least one frame. */
  public IsccUnit unit() {
    if (seen.isEmpty()) {
      throw new IllegalStateException("A Video-Code needs at least one frame");
    }
    byte[] digest = new byte[BITS / 8];
    for (int i = 0; i < BITS; i++) {
      if (sums[(int) PAIRS[2 * i + 1]] > sums[(int) PAIRS[2 * i]]) {
        digest[i / 8] |= (byte) (0x80 >> i % 8);
      }
    }
    return new IsccUnit(UnitType.CONTENT_VIDEO, digest);
  }
}
