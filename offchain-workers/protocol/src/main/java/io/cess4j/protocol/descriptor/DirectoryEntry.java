package io.cess4j.protocol.descriptor;

import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.DescriptorRejectedException;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.encryption.NameCipher;
import io.cess4j.protocol.layout.FileLayout;
import io.cess4j.protocol.layout.Sizes;
import java.util.List;
import java.util.Optional;

/**
 * One file of a deal.
 *
 * @param fid file id
 * @param offset where the deal's ciphertext starts in the file's ciphertext
 * @param length bytes of the file's ciphertext in this deal
 * @param keyCommitment commitment to the data key
 * @param plaintextLength bytes of the whole file
 * @param part number of this deal among the file's, from 0
 * @param deals ids of all deals of the file, in order
 * @param encryptedName what {@link NameCipher} gave, 28 to 65,535 bytes
 * @param ownerSeal capsule around data key and mask key, 208 bytes
 * @param publicKeys the keys of a public file
 */
public record DirectoryEntry(
    Hash256 fid,
    long offset,
    long length,
    Hash256 keyCommitment,
    long plaintextLength,
    int part,
    List<Long> deals,
    ByteString encryptedName,
    ByteString ownerSeal,
    Optional<PublicKeys> publicKeys) {

  /** Bytes that a capsule adds to its payload (docs/formats.md section 6). */
  static final int CAPSULE_OVERHEAD = 144;

  /** Bytes of the owner's capsule: two keys and the overhead. */
  public static final int OWNER_SEAL_BYTES = 2 * 32 + CAPSULE_OVERHEAD;

  /**
   * @throws DescriptorRejectedException for a value that contradicts another or its bounds
   */
  public DirectoryEntry {
    Fields.check("parts", 1, Sizes.MAXIMUM_PARTS, deals.size());
    Fields.check("part", 0, deals.size() - 1, part);
    deals = List.copyOf(deals);
    deals.forEach(deal -> Fields.check("deals of the file", 0, Fields.UINT32, deal));
    Fields.check("plaintext length", 0, Fields.MAXIMUM_PLAINTEXT, plaintextLength);
    FileLayout file = new FileLayout(plaintextLength);
    Fields.check("parts", file.parts(), file.parts(), deals.size());
    Fields.check("offset", file.part(part).offset(), file.part(part).offset(), offset);
    Fields.check("length", file.part(part).length(), file.part(part).length(), length);
    Fields.check("encrypted name", NameCipher.OVERHEAD_BYTES, 0xffff, encryptedName.length());
    Fields.check("sealed to the owner", OWNER_SEAL_BYTES, OWNER_SEAL_BYTES, ownerSeal.length());
  }
}
