package io.cess4j.tee.enclave;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.capsule.Capsule;
import io.cess4j.proofs.capsule.CapsuleContext;
import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.protocol.descriptor.DescriptorCodec;
import io.cess4j.protocol.descriptor.DirectoryEntry;
import io.cess4j.protocol.encryption.MaskKey;
import io.cess4j.protocol.erasure.ErasureCoder;
import io.cess4j.protocol.erasure.ErasureEngines;
import io.cess4j.protocol.erasure.SegmentFragments;
import io.cess4j.protocol.ids.ChunkHashes;
import io.cess4j.protocol.ids.FragmentIds;
import io.cess4j.protocol.layout.CodeParameters;
import io.cess4j.protocol.layout.DealLayout;
import io.cess4j.protocol.layout.FileLayout;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** A deal of 3 slots, any 2 of which restore it, over random ciphertext. */
public final class TestDeal {
  public static final long SEED = Long.getLong("cess.seed", 20_260_102L);
  public static final int TI_KEY = 4;
  public static final EnclaveSite SITE =
      new EnclaveSite(31337, address(0xd1), address(0xd2), address(0xd3), 8192);

  public final Account gateway;
  public final Address owner;
  private final EnclaveSite site;
  public final DealLayout layout;
  public final List<byte[]> holdings = new ArrayList<>();
  public final Descriptor descriptor;
  public final OrderFacts facts;

  public TestDeal(long deal, long plaintext) {
    this(deal, plaintext, SITE.chainId());
  }

  TestDeal(long deal, long plaintext, long chainId) {
    this(
        new EnclaveSite(chainId, SITE.deals(), SITE.teeRegistry(), SITE.beats(), 8192),
        deal,
        plaintext,
        Account.generateForTest(new SplittableRandom(SEED)),
        Account.generateForTest(new SplittableRandom(SEED + 1)).address(),
        TI_KEY,
        List.of(7L, 8L, 9L),
        Optional.empty());
  }

  /** Whose mask key is sealed to a group. */
  TestDeal(long deal, long plaintext, G1 sealKey) {
    this(
        SITE,
        deal,
        plaintext,
        Account.generateForTest(new SplittableRandom(SEED)),
        Account.generateForTest(new SplittableRandom(SEED + 1)).address(),
        TI_KEY,
        List.of(7L, 8L, 9L),
        Optional.of(sealKey));
  }

  /** On a real chain. */
  public TestDeal(
      EnclaveSite site,
      long deal,
      long plaintext,
      Account gateway,
      Address owner,
      int tiKey,
      List<Long> miners,
      Optional<G1> sealKey) {
    this.site = site;
    this.gateway = gateway;
    this.owner = owner;
    RandomGenerator random = new SplittableRandom(SEED + 2);
    long size = new FileLayout(plaintext).ciphertextBytes();
    layout = new DealLayout(new CodeParameters(2, 3), size);
    MaskKey maskKey = MaskKey.generate(random);
    List<Hash256> ids = cut(maskKey, random);
    Hash256 nothing = Hash256.of(new byte[32]);
    DirectoryEntry entry =
        new DirectoryEntry(
            nothing,
            0,
            size,
            nothing,
            plaintext,
            0,
            List.of(deal),
            ByteString.of(new byte[40]),
            ByteString.of(new byte[DirectoryEntry.OWNER_SEAL_BYTES]),
            Optional.empty());
    descriptor =
        new Descriptor(
            site.chainId(),
            AccountAddress.of(site.deals().bytes()),
            deal,
            AccountAddress.of(owner.bytes()),
            AccountAddress.of(gateway.address().bytes()),
            layout,
            tiKey,
            entry,
            sealed(maskKey, deal, tiKey, sealKey, random),
            new FragmentIds(3, layout.segments(), ids));
    facts =
        new OrderFacts(deal, owner, gateway.address(), 2, 3, size, tiKey, miners, Optional.empty());
  }

  /** Random ciphertext, coded and masked as a gateway does it; ids in slot order. */
  private List<Hash256> cut(MaskKey maskKey, RandomGenerator random) {
    ErasureCoder coder = new ErasureCoder(layout.code(), ErasureEngines.scalar());
    List<SegmentFragments> segments = new ArrayList<>();
    for (int segment = 0; segment < layout.segments(); segment++) {
      byte[] ciphertext = new byte[layout.segmentBytes(segment)];
      random.nextBytes(ciphertext);
      segments.add(new SegmentFragments(coder, layout, maskKey, segment, ciphertext));
    }
    List<List<ChunkHashes>> hashes = segments.stream().map(SegmentFragments::hash).toList();
    List<Hash256> ids = new ArrayList<>();
    for (int slot = 0; slot < 3; slot++) {
      ByteArrayOutputStream holding = new ByteArrayOutputStream();
      for (int segment = 0; segment < layout.segments(); segment++) {
        try (InputStream fragment = segments.get(segment).open(slot)) {
          fragment.transferTo(holding);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
        ids.add(hashes.get(segment).get(slot).id());
      }
      holdings.add(holding.toByteArray());
    }
    return ids;
  }

  private static ByteString sealed(
      MaskKey maskKey, long deal, int tiKey, Optional<G1> sealKey, RandomGenerator random) {
    return ByteString.of(
        sealKey
            .map(
                key ->
                    Capsule.seal(maskKey.toBytes(), key, CapsuleContext.tee(deal, tiKey), random))
            .orElseGet(() -> new byte[Descriptor.TEE_SEAL_BYTES]));
  }

  /** The masked fragment of a segment. */
  public byte[] fragment(int slot, int segment) {
    int from = 0;
    for (int before = 0; before < segment; before++) {
      from += layout.fragmentBytes(before);
    }
    return Arrays.copyOfRange(holdings.get(slot), from, from + layout.fragmentBytes(segment));
  }

  /** What the chain says once it is active and slot `slot` is another miner's to repair. */
  OrderFacts inRepair(int slot, long miner) {
    List<Long> miners = new ArrayList<>(facts.miners());
    miners.set(slot, miner);
    return new OrderFacts(
        facts.deal(),
        facts.owner(),
        facts.gateway(),
        2,
        3,
        facts.size(),
        facts.tiKey(),
        miners,
        Optional.of(descriptor.root()));
  }

  public byte[] encoded() {
    return DescriptorCodec.encode(descriptor);
  }

  public byte[] signature() {
    return signedBy(gateway);
  }

  byte[] signedBy(Account account) {
    return new TypedDomain(site.chainId(), site.deals())
        .sign(
            account,
            new io.cess4j.chain.typed.Descriptor(
                descriptor.deal(), Bytes32.of(descriptor.root().toBytes())));
  }

  OrderFacts withGateway(Address other) {
    return new OrderFacts(
        facts.deal(),
        facts.owner(),
        other,
        2,
        3,
        facts.size(),
        TI_KEY,
        facts.miners(),
        Optional.empty());
  }

  /** Tags one slot honestly. */
  TaggedHolding tag(Enclave enclave, int slot) {
    TagSession session = enclave.tag(facts, encoded(), signature(), slot);
    byte[] holding = holdings.get(slot);
    for (int at = 0; at < holding.length; at += 100_003) {
      session.update(holding, at, Math.min(100_003, holding.length - at));
    }
    return session.finish();
  }

  SlotTag slotTag(Enclave enclave, int slot) {
    TaggedHolding tagged = tag(enclave, slot);
    return new SlotTag(tagged.statement().nu(), tagged.signature());
  }

  static Address address(int last) {
    byte[] bytes = new byte[20];
    Arrays.fill(bytes, 10, 19, (byte) 0xee);
    bytes[19] = (byte) last;
    return Address.of(bytes);
  }
}
