package io.cess4j.gateway.upload;

import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Order;
import io.cess4j.proofs.capsule.Capsule;
import io.cess4j.proofs.capsule.CapsuleContext;
import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.protocol.descriptor.DescriptorCodec;
import io.cess4j.protocol.descriptor.DirectoryEntry;
import io.cess4j.protocol.encryption.MaskKey;
import io.cess4j.protocol.ids.FileId;
import io.cess4j.protocol.ids.FragmentIds;
import io.cess4j.protocol.layout.DealLayout;
import io.cess4j.protocol.layout.FileLayout;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/**
 * Builds, seals and signs the descriptors of a file (docs/formats.md section 5). After it no key is
 * needed any more.
 */
final class Preparation {
  private final Network network;
  private final Account gateway;
  private final SealKeys sealKeys;
  private final SecureRandom random;

  Preparation(Network network, Account gateway, SealKeys sealKeys, SecureRandom random) {
    this.network = network;
    this.gateway = gateway;
    this.sealKeys = sealKeys;
    this.random = random;
  }

  /**
   * @param drawn the orders as drawn, one a part: their TI keys receive the mask keys
   */
  List<Prepared> prepare(
      Authorised authorised, FileSecrets secrets, List<FragmentIds> fragments, List<Order> drawn) {
    Hash256 commitment = secrets.keyCommitment();
    List<FileId.Part> parts = new ArrayList<>();
    for (int part = 0; part < drawn.size(); part++) {
      FileLayout.Part at = authorised.layout().part(part);
      parts.add(
          new FileId.Part(
              drawn.get(part).id(), fragments.get(part).fragmentsRoot(), at.offset(), at.length()));
    }
    Hash256 fid = FileId.of(parts, commitment);
    List<DealLayout> layouts = Reception.layouts(authorised);
    List<Prepared> prepared = new ArrayList<>();
    for (int part = 0; part < drawn.size(); part++) {
      Order order = drawn.get(part);
      MaskKey mask = secrets.masks().get(part);
      FileLayout.Part at = authorised.layout().part(part);
      DirectoryEntry entry =
          new DirectoryEntry(
              fid,
              at.offset(),
              at.length(),
              commitment,
              authorised.layout().plaintextBytes(),
              part,
              authorised.deals(),
              secrets.encryptedName(),
              secrets.ownerSeal(part, order.id()),
              secrets.published(part));
      prepared.add(
          sign(part, descriptor(order, layouts.get(part), entry, mask, fragments.get(part))));
    }
    return prepared;
  }

  private Descriptor descriptor(
      Order order, DealLayout layout, DirectoryEntry entry, MaskKey mask, FragmentIds fragments) {
    byte[] context = CapsuleContext.tee(order.id(), order.tiKey());
    byte[] teeSeal = Capsule.seal(mask.toBytes(), sealKeys.of(order.tiKey()), context, random);
    return new Descriptor(
        network.connection().chainId(),
        AccountAddress.of(network.deals().address().bytes()),
        order.id(),
        AccountAddress.of(order.owner().bytes()),
        AccountAddress.of(order.gateway().bytes()),
        layout,
        order.tiKey(),
        entry,
        ByteString.of(teeSeal),
        fragments);
  }

  /** The same deal for another TEE group: only the group's capsule and the signature change. */
  Prepared reseal(Order order, Prepared before, MaskKey mask) {
    Descriptor old = before.descriptor();
    return sign(before.part(), descriptor(order, old.layout(), old.entry(), mask, old.fragments()));
  }

  private Prepared sign(int part, Descriptor descriptor) {
    Bytes32 root = Bytes32.of(descriptor.root().toBytes());
    byte[] signature =
        network
            .domain()
            .sign(gateway, new io.cess4j.chain.typed.Descriptor(descriptor.deal(), root));
    return new Prepared(part, descriptor, DescriptorCodec.encode(descriptor), signature);
  }
}
