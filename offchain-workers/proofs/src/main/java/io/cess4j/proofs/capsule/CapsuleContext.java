package io.cess4j.proofs.capsule;

import io.cess4j.protocol.Hash256;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a capsule is tied to (docs/formats.md section 6). */
public final class CapsuleContext {
  private static final byte[] OWNER = "owner".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TEE = "tee".getBytes(StandardCharsets.US_ASCII);

  private CapsuleContext() {}

  /** Data key and mask key sealed to the file's owner. */
  public static byte[] owner(long deal, Hash256 keyCommitment) {
    return ByteBuffer.allocate(OWNER.length + 36)
        .put(OWNER)
        .putInt((int) deal)
        .put(keyCommitment.toBytes())
        .array();
  }

  /** Mask key sealed to the TEE group, for repair. */
  public static byte[] tee(long deal, int tiKey) {
    return ByteBuffer.allocate(TEE.length + 6)
        .put(TEE)
        .putInt((int) deal)
        .putShort((short) tiKey)
        .array();
  }
}
