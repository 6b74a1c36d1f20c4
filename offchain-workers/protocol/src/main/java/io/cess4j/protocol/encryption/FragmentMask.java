package io.cess4j.protocol.encryption;

import io.cess4j.protocol.ValueOutOfRangeException;
import io.cess4j.protocol.layout.CodeParameters;
import io.cess4j.protocol.layout.Sizes;
import java.nio.ByteBuffer;
import javax.crypto.spec.SecretKeySpec;

/**
 * Masks of one slot of a deal (docs/formats.md section 3): AES-256-CTR under a key of the slot, so
 * that fragments look unrelated to the miners. Safe for use by several threads.
 */
public final class FragmentMask {

  private static final byte[] PURPOSE = Hkdf.ascii("cess4j mask v1");

  private final SecretKeySpec slotKey;

  /**
   * @param slot 0 to 31
   */
  public FragmentMask(MaskKey key, int slot) {
    ValueOutOfRangeException.checkInt("slot", 0, CodeParameters.MAXIMUM_FRAGMENTS - 1, slot);
    byte[] info =
        ByteBuffer.allocate(PURPOSE.length + 2).put(PURPOSE).putShort((short) slot).array();
    this.slotKey = new SecretKeySpec(Hkdf.derive(key.toBytes(), info, 32), "AES");
  }

  /**
   * The mask of a fragment from a byte on.
   *
   * @param segment 0 to 31
   * @param offset first byte of the fragment to mask or unmask
   */
  public MaskStream at(int segment, long offset) {
    ValueOutOfRangeException.checkInt("segment", 0, Sizes.MAXIMUM_SEGMENTS - 1, segment);
    ValueOutOfRangeException.check("offset", 0, Sizes.SEGMENT_BYTES, offset);
    return new MaskStream(slotKey, segment, offset);
  }
}
