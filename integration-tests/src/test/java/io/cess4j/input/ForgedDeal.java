package io.cess4j.input;

import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Order;
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
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * A deal of one segment of noise, well formed, whose keys nobody can open and whose file id may be
 * another file's.
 */
record ForgedDeal(Descriptor descriptor, SegmentFragments fragments) {

  /** Under the file id that it really has. */
  static ForgedDeal of(Network network, Order order, long plaintext, RandomGenerator random) {
    return of(network, order, plaintext, random, Optional.empty(), List.of(order.id()));
  }

  /**
   * @param stolen the file id to claim; empty for the right one
   * @param deals deals of the file, as the descriptor lists them; the first must be this one
   */
  static ForgedDeal of(
      Network network,
      Order order,
      long plaintext,
      RandomGenerator random,
      Optional<Hash256> stolen,
      List<Long> deals) {
    long size = CiphertextLayout.ciphertextBytes(plaintext);
    DealLayout layout = new DealLayout(new CodeParameters(order.k(), order.n()), size);
    SegmentFragments fragments =
        new SegmentFragments(
            new ErasureCoder(layout.code(), ErasureEngines.scalar()),
            layout,
            MaskKey.generate(random),
            0,
            bytes(random, (int) size));
    FragmentIds ids =
        new FragmentIds(order.n(), 1, fragments.hash().stream().map(ChunkHashes::id).toList());
    Hash256 commitment = KeyCommitment.of(DataKey.generate(random));
    Hash256 own =
        FileId.of(List.of(new FileId.Part(order.id(), ids.fragmentsRoot(), 0, size)), commitment);
    DirectoryEntry entry =
        new DirectoryEntry(
            stolen.orElse(own),
            0,
            size,
            commitment,
            plaintext,
            0,
            deals,
            ByteString.of(bytes(random, 60)),
            ByteString.of(bytes(random, DirectoryEntry.OWNER_SEAL_BYTES)),
            Optional.empty());
    return new ForgedDeal(descriptor(network, order, layout, ids, entry, random), fragments);
  }

  private static Descriptor descriptor(
      Network network,
      Order order,
      DealLayout layout,
      FragmentIds ids,
      DirectoryEntry entry,
      RandomGenerator random) {
    return new Descriptor(
        network.connection().chainId(),
        AccountAddress.of(network.deals().address().bytes()),
        order.id(),
        AccountAddress.of(order.owner().bytes()),
        AccountAddress.of(order.gateway().bytes()),
        layout,
        order.tiKey(),
        entry,
        ByteString.of(bytes(random, Descriptor.TEE_SEAL_BYTES)),
        ids);
  }

  Hash256 id(int slot) {
    return descriptor.fragments().id(slot, 0);
  }

  byte[] fragment(int slot) {
    try (InputStream in = fragments.open(slot)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Descriptor and signature: the body of PUT. */
  byte[] signed(TypedDomain domain, Account gateway) {
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

  private static byte[] bytes(RandomGenerator random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
