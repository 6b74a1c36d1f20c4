package io.cess4j.protocol.descriptor;

import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.DescriptorRejectedException;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.encryption.MaskKey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The one binary form of what stands before the ciphertext of a sealed upload (docs/formats.md):
 * whatever decodes encodes to the same bytes.
 */
public final class SealedFileCodec {
  /** Most bytes. */
  public static final int MAXIMUM_BYTES = 1 << 20;

  private static final byte[] MAGIC = "CESU".getBytes(StandardCharsets.US_ASCII);
  private static final int VERSION = 1;
  private static final int PART_BYTES =
      Integer.BYTES + MaskKey.BYTES + DirectoryEntry.OWNER_SEAL_BYTES;

  /** Most parts that fit with the longest name. */
  static final int MAXIMUM_PARTS = (MAXIMUM_BYTES - 0x1_00ff) / PART_BYTES;

  private SealedFileCodec() {}

  /** Its bytes. */
  public static byte[] encode(SealedFile file) {
    FieldWriter out = new FieldWriter();
    out.bytes(MAGIC);
    out.uint8(VERSION);
    out.bytes(file.sealingKey().toBytes());
    out.bytes(file.keyCommitment().toBytes());
    out.counted(file.encryptedName().toBytes());
    out.uint16(file.parts().size());
    for (SealedFile.Part part : file.parts()) {
      out.uint32(part.deal());
      out.bytes(part.mask().toBytes());
      out.bytes(part.ownerSeal().toBytes());
    }
    return out.toBytes();
  }

  /**
   * Reads it.
   *
   * @throws DescriptorRejectedException naming the field, for anything but its exact bytes
   */
  public static SealedFile decode(byte[] bytes) {
    Fields.check("length", 1, MAXIMUM_BYTES, bytes.length);
    FieldReader in = new FieldReader(bytes);
    in.expect("magic", MAGIC);
    Fields.check("version", VERSION, VERSION, in.uint8("version"));
    ByteString sealingKey = ByteString.of(in.bytes("sealing key", SealedFile.SEALING_KEY_BYTES));
    Hash256 commitment = in.hash("key commitment");
    ByteString name = in.counted("encrypted name");
    int count = in.uint16("parts");
    in.require("parts", (long) count * PART_BYTES);
    List<SealedFile.Part> parts = new ArrayList<>(count);
    for (int part = 0; part < count; part++) {
      parts.add(
          new SealedFile.Part(
              in.uint32("deal"),
              MaskKey.of(in.bytes("mask key", MaskKey.BYTES)),
              ByteString.of(in.bytes("sealed to the owner", DirectoryEntry.OWNER_SEAL_BYTES))));
    }
    in.end();
    return new SealedFile(sealingKey, commitment, name, parts);
  }
}
