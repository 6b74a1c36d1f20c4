package io.cess4j.protocol.descriptor;

import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.DescriptorRejectedException;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.ids.FragmentIds;
import io.cess4j.protocol.ids.MerkleTree;
import io.cess4j.protocol.ids.Sha256;
import io.cess4j.protocol.layout.CodeParameters;
import io.cess4j.protocol.layout.DealLayout;
import java.nio.charset.StandardCharsets;

/**
 * What one must know to read a deal's file with an account's key alone (docs/formats.md section 5).
 * Only consistent ones exist; {@link DescriptorCodec} reads and writes them.
 *
 * @param chainId chain of the deal, from 1
 * @param dealsContract address of Deals
 * @param deal id of the deal, from 1
 * @param owner who placed the order
 * @param gateway who signs the descriptor
 * @param layout code and bytes of ciphertext
 * @param tiKey TI key that tags the deal
 * @param entry the deal's file; a directory has one entry so far
 * @param teeSeal capsule around the mask key for the TEE group, 176 bytes
 * @param fragments ids of the fragments
 */
public record Descriptor(
    long chainId,
    AccountAddress dealsContract,
    long deal,
    AccountAddress owner,
    AccountAddress gateway,
    DealLayout layout,
    int tiKey,
    DirectoryEntry entry,
    ByteString teeSeal,
    FragmentIds fragments) {

  /** Bytes of the TEE group's capsule: one key and the overhead. */
  public static final int TEE_SEAL_BYTES = 32 + DirectoryEntry.CAPSULE_OVERHEAD;

  private static final byte[] PURPOSE = "cess4j descriptor v1".getBytes(StandardCharsets.US_ASCII);

  /**
   * @throws DescriptorRejectedException for a value that contradicts another or its bounds
   */
  public Descriptor {
    Fields.check("chain id", 1, Long.MAX_VALUE, chainId);
    Fields.check("deal", 1, Fields.UINT32, deal);
    Fields.check("tiKey", 0, 0xffff, tiKey);
    Fields.check("size", entry.length(), entry.length(), layout.size());
    if (entry.deals().get(entry.part()) != deal) {
      throw new DescriptorRejectedException(
          "deals of the file",
          "part %d is deal %d, expected this deal %d"
              .formatted(entry.part(), entry.deals().get(entry.part()), deal));
    }
    Fields.check("sealed to the TEE group", TEE_SEAL_BYTES, TEE_SEAL_BYTES, teeSeal.length());
    Fields.check("slots", layout.code().n(), layout.code().n(), fragments.slots());
    Fields.check("segment count", layout.segments(), layout.segments(), fragments.segments());
  }

  /** Shape of the erasure code. */
  public CodeParameters code() {
    return layout.code();
  }

  /** RFC 6962 root over the directory's entries. */
  public Hash256 directoryRoot() {
    MerkleTree tree = new MerkleTree();
    tree.add(DescriptorCodec.encode(entry));
    return tree.root();
  }

  /** What the chain holds and the gateway signs. */
  public Hash256 root() {
    byte[] encoded = DescriptorCodec.encode(this);
    return Sha256.hash(PURPOSE, directoryRoot().toBytes(), Sha256.hash(encoded).toBytes());
  }
}
