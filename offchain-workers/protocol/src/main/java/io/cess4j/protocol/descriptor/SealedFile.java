package io.cess4j.protocol.descriptor;

import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.DescriptorRejectedException;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.encryption.MaskKey;
import io.cess4j.protocol.encryption.NameCipher;
import java.util.HashSet;
import java.util.List;

/**
 * What a client that encrypts a file itself gives the gateway beside the ciphertext
 * (docs/formats.md, "Sealed uploads"): all that the descriptors need, and neither data key nor
 * name. {@link SealedFileCodec} reads and writes it.
 *
 * @param sealingKey 48 bytes compressed, to which the capsules are sealed
 * @param keyCommitment commitment to the data key
 * @param encryptedName what {@link NameCipher} gave
 * @param parts one a deal, in order
 */
public record SealedFile(
    ByteString sealingKey, Hash256 keyCommitment, ByteString encryptedName, List<Part> parts) {
  /** Bytes of a compressed point of G1. */
  public static final int SEALING_KEY_BYTES = 48;

  /**
   * One deal of the file.
   *
   * @param mask key from which the gateway makes the deal's masks
   * @param ownerSeal capsule around data key and mask key, 208 bytes
   */
  public record Part(long deal, MaskKey mask, ByteString ownerSeal) {
    /**
     * @throws DescriptorRejectedException for a value out of its bounds
     */
    public Part {
      Fields.check("deal", 1, Fields.UINT32, deal);
      int seal = DirectoryEntry.OWNER_SEAL_BYTES;
      Fields.check("sealed to the owner", seal, seal, ownerSeal.length());
    }
  }

  /**
   * @throws DescriptorRejectedException for a value out of its bounds
   */
  public SealedFile {
    Fields.check("sealing key", SEALING_KEY_BYTES, SEALING_KEY_BYTES, sealingKey.length());
    Fields.check("encrypted name", NameCipher.OVERHEAD_BYTES, 0xffff, encryptedName.length());
    Fields.check("parts", 1, SealedFileCodec.MAXIMUM_PARTS, parts.size());
    parts = List.copyOf(parts);
    int distinct = new HashSet<>(deals(parts)).size();
    Fields.check("deals, each once", parts.size(), parts.size(), distinct);
  }

  /** Its deals, in order. */
  public List<Long> deals() {
    return deals(parts);
  }

  private static List<Long> deals(List<Part> parts) {
    return parts.stream().map(Part::deal).toList();
  }
}
