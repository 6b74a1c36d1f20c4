package io.cess4j.tee.enclave;

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
import io.cess4j.protocol.ids.FragmentHasher;
import io.cess4j.protocol.ids.FragmentIds;
import io.cess4j.protocol.layout.CodeParameters;
import io.cess4j.protocol.layout.DealLayout;
import io.cess4j.protocol.layout.FileLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** A deal of 3 slots over random fragments; the enclave does not care what they decode to. */
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
        List.of(7L, 8L, 9L));
  }

  /** On a real chain. */
  public TestDeal(
      EnclaveSite site,
      long deal,
      long plaintext,
      Account gateway,
      Address owner,
      int tiKey,
      List<Long> miners) {
    this.site = site;
    this.gateway = gateway;
    this.owner = owner;
    RandomGenerator random = new SplittableRandom(SEED + 2);
    long size = new FileLayout(plaintext).ciphertextBytes();
    layout = new DealLayout(new CodeParameters(2, 3), size);
    List<Hash256> ids = new ArrayList<>();
    for (int slot = 0; slot < 3; slot++) {
      byte[] holding = new byte[(int) layout.holdingBytes()];
      random.nextBytes(holding);
      holdings.add(holding);
      int at = 0;
      for (int segment = 0; segment < layout.segments(); segment++) {
        FragmentHasher hasher = new FragmentHasher();
        hasher.update(holding, at, layout.fragmentBytes(segment));
        ids.add(hasher.finish().id());
        at += layout.fragmentBytes(segment);
      }
    }
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
            ByteString.of(new byte[Descriptor.TEE_SEAL_BYTES]),
            new FragmentIds(3, layout.segments(), ids));
    facts = new OrderFacts(deal, owner, gateway.address(), 2, 3, size, tiKey, miners);
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
        facts.deal(), facts.owner(), other, 2, 3, facts.size(), TI_KEY, facts.miners());
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
