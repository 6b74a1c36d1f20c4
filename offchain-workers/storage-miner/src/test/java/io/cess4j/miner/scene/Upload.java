package io.cess4j.miner.scene;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.protocol.descriptor.DescriptorCodec;
import io.cess4j.protocol.descriptor.DirectoryEntry;
import io.cess4j.protocol.encryption.DataKey;
import io.cess4j.protocol.encryption.KeyCommitment;
import io.cess4j.protocol.encryption.MaskKey;
import io.cess4j.protocol.erasure.ErasureCoder;
import io.cess4j.protocol.erasure.ErasureEngines;
import io.cess4j.protocol.erasure.SegmentFragments;
import io.cess4j.protocol.ids.ChunkHashes;
import io.cess4j.protocol.ids.FileId;
import io.cess4j.protocol.ids.FragmentIds;
import io.cess4j.protocol.layout.CiphertextLayout;
import io.cess4j.protocol.layout.CodeParameters;
import io.cess4j.protocol.layout.DealLayout;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What a gateway sends to the miners of a deal of one segment.
 *
 * @param descriptor unsigned
 * @param fragments of its only segment
 */
public record Upload(Descriptor descriptor, SegmentFragments fragments) {

  /** Random ciphertext of {@code plaintext} bytes, cut and described. */
  public static Upload random(
      TypedDomain domain,
      long deal,
      Address owner,
      Address gateway,
      int tiKey,
      long plaintext,
      long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    long size = CiphertextLayout.ciphertextBytes(plaintext);
    DealLayout layout = new DealLayout(new CodeParameters(2, 3), size);
    byte[] ciphertext = bytes(random, (int) size);
    ErasureCoder coder = new ErasureCoder(layout.code(), ErasureEngines.scalar());
    SegmentFragments fragments =
        new SegmentFragments(coder, layout, MaskKey.generate(random), 0, ciphertext);
    FragmentIds ids =
        new FragmentIds(3, 1, fragments.hash().stream().map(ChunkHashes::id).toList());
    Hash256 commitment = KeyCommitment.of(DataKey.generate(random));
    Hash256 fid =
        FileId.of(List.of(new FileId.Part(deal, ids.fragmentsRoot(), 0, size)), commitment);
    DirectoryEntry entry =
        new DirectoryEntry(
            fid,
            0,
            size,
            commitment,
            plaintext,
            0,
            List.of(deal),
            ByteString.of(bytes(random, 60)),
            ByteString.of(bytes(random, DirectoryEntry.OWNER_SEAL_BYTES)),
            Optional.empty());
    return new Upload(
        new Descriptor(
            domain.chainId(),
            AccountAddress.of(domain.contract().bytes()),
            deal,
            AccountAddress.of(owner.bytes()),
            AccountAddress.of(gateway.bytes()),
            layout,
            tiKey,
            entry,
            ByteString.of(bytes(random, Descriptor.TEE_SEAL_BYTES)),
            ids),
        fragments);
  }

  /** The fragment of a slot. */
  public InputStream open(int slot) {
    return fragments.open(slot);
  }

  /** Id of the fragment of a slot. */
  public Hash256 id(int slot) {
    return descriptor.fragments().id(slot, 0);
  }

  /** Descriptor and signature: the body of PUT. */
  public byte[] signed(TypedDomain domain, Account gateway) {
    byte[] encoded = DescriptorCodec.encode(descriptor);
    byte[] signature =
        domain.sign(
            gateway,
            new io.cess4j.chain.typed.Descriptor(
                descriptor.deal(), Bytes32.of(descriptor.root().toBytes())));
    return ByteBuffer.allocate(encoded.length + signature.length)
        .put(encoded)
        .put(signature)
        .array();
  }

  private static byte[] bytes(SplittableRandom random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
