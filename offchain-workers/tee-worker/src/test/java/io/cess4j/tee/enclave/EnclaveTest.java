package io.cess4j.tee.enclave;

import static io.cess4j.tee.enclave.TestDeal.SITE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes16;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.typed.Tag;
import io.cess4j.chain.typed.Tags;
import io.cess4j.proofs.podr2.KeyGen;
import io.cess4j.proofs.podr2.MinerSecretKey;
import io.cess4j.proofs.podr2.TagGen;
import io.cess4j.proofs.vrf.BeatMessages;
import io.cess4j.proofs.vrf.Vrf;
import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.Hash256;
import io.cess4j.tee.enclave.EnclaveException.ContentRefused;
import io.cess4j.tee.enclave.EnclaveException.DescriptorRefused;
import io.cess4j.tee.enclave.EnclaveException.SealRefused;
import io.cess4j.tee.enclave.EnclaveException.SignatureRefused;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a lying host, miner or gateway gets from the enclave: a refusal. */
final class EnclaveTest {
  private static final RandomGenerator RANDOM = new SplittableRandom(TestDeal.SEED);
  @TempDir private static Path folder;
  private static Enclave enclave;
  private static Enclave another;

  private final TestDeal deal = new TestDeal(5, 600_000);

  @BeforeAll
  static void open() {
    enclave = Enclave.open(folder.resolve("one"), SITE, new SplittableRandom(1));
    another = Enclave.open(folder.resolve("other"), SITE, new SplittableRandom(2));
  }

  @AfterAll
  static void close() {
    enclave.close();
    another.close();
  }

  @Test
  void refusesOneAlteredByte() {
    for (int at : new int[] {0, 65_536, deal.holdings.get(0).length - 1}) {
      byte[] altered = deal.holdings.get(0).clone();
      altered[at] ^= 1;
      TagSession session = session(0);
      assertThatThrownBy(() -> session.update(altered, 0, altered.length))
          .isInstanceOf(ContentRefused.class)
          .hasMessageContaining("fragment 0 of slot 0");
      assertThatThrownBy(session::finish).isInstanceOf(ContentRefused.class);
    }
  }

  @Test
  void refusesTheBytesOfAnotherSlot() {
    byte[] other = deal.holdings.get(1);
    assertThatThrownBy(() -> session(0).update(other, 0, other.length))
        .isInstanceOf(ContentRefused.class);
  }

  @Test
  void refusesTruncatedAndLongerStreams() {
    byte[] holding = deal.holdings.get(0);
    for (int length : new int[] {0, 1, 31, holding.length - 31, holding.length - 1}) {
      TagSession session = session(0);
      session.update(holding, 0, length);
      assertThatThrownBy(session::finish)
          .isInstanceOf(ContentRefused.class)
          .hasMessageContaining("whole holding");
    }
    byte[] longer = Arrays.copyOf(holding, holding.length + 31);
    TagSession session = session(0);
    assertThatThrownBy(() -> session.update(longer, 0, longer.length))
        .isInstanceOf(ContentRefused.class)
        .hasMessageContaining("bytes follow");
    assertThatThrownBy(session::finish).isInstanceOf(ContentRefused.class);
  }

  @Test
  void aSessionGivesItsTagsOnce() {
    TagSession session = session(0);
    session.update(deal.holdings.get(0), 0, deal.holdings.get(0).length);
    session.finish();
    assertThatThrownBy(session::finish).isInstanceOf(ContentRefused.class);
  }

  @Test
  void refusesASlotThatIsNotThere() {
    for (int slot : new int[] {-1, 3, 40}) {
      assertThatThrownBy(() -> enclave.tag(deal.facts, deal.encoded(), deal.signature(), slot))
          .isInstanceOf(DescriptorRefused.class);
    }
  }

  @Test
  void refusesAnotherGateway() {
    Account stranger = Account.generateForTest(RANDOM);
    assertThatThrownBy(() -> enclave.tag(deal.facts, deal.encoded(), deal.signedBy(stranger), 0))
        .isInstanceOf(SignatureRefused.class);
    assertThatThrownBy(
            () ->
                enclave.tag(
                    deal.withGateway(stranger.address()),
                    deal.encoded(),
                    deal.signedBy(stranger),
                    0))
        .isInstanceOf(DescriptorRefused.class)
        .hasMessageContaining("gateway");
    assertThatThrownBy(() -> enclave.tag(deal.facts, deal.encoded(), new byte[65], 0))
        .isInstanceOf(SignatureRefused.class);
  }

  @Test
  void refusesAnotherChain() {
    TestDeal foreign = new TestDeal(5, 600_000, 1);
    assertThatThrownBy(() -> enclave.tag(foreign.facts, foreign.encoded(), foreign.signature(), 0))
        .isInstanceOf(DescriptorRefused.class)
        .hasMessageContaining("chain id");
  }

  @Test
  void refusesTheDescriptorOfAnotherDeal() {
    TestDeal other = new TestDeal(6, 600_000);
    assertThatThrownBy(() -> enclave.tag(deal.facts, other.encoded(), other.signature(), 0))
        .isInstanceOf(DescriptorRefused.class)
        .hasMessageContaining("deal");
  }

  @Test
  void refusesMoreThanTheOrderPaidFor() {
    OrderFacts f = deal.facts;
    OrderFacts smaller =
        new OrderFacts(
            f.deal(), f.owner(), f.gateway(), 2, 3, f.size() - 1, f.tiKey(), f.miners(), f.root());
    assertThatThrownBy(() -> enclave.tag(smaller, deal.encoded(), deal.signature(), 0))
        .isInstanceOf(DescriptorRefused.class)
        .hasMessageContaining("paid for");
  }

  @Test
  void refusesAMalformedDescriptor() {
    byte[] bytes = Arrays.copyOf(deal.encoded(), deal.encoded().length + 1);
    assertThatThrownBy(() -> enclave.tag(deal.facts, bytes, deal.signature(), 0))
        .isInstanceOf(DescriptorRefused.class);
    assertThatThrownBy(() -> enclave.tag(deal.facts, new byte[0], deal.signature(), 0))
        .isInstanceOf(DescriptorRefused.class);
  }

  @Test
  void aBufferSwappedAfterItWasTakenChangesNothing() {
    byte[] holding = deal.holdings.get(0);
    TagSession session = session(0);
    byte[] host = new byte[10_000];
    for (int at = 0; at < holding.length; at += host.length) {
      int length = Math.min(host.length, holding.length - at);
      System.arraycopy(holding, at, host, 0, length);
      session.update(host, 0, length);
      Arrays.fill(host, (byte) 0x55); // the host swaps at once
    }
    check(session.finish(), holding);
  }

  @Test
  void aBufferSwappedWhileItIsTakenGivesRefusalsOrRightTags() throws InterruptedException {
    byte[] holding = deal.holdings.get(0);
    byte[] host = holding.clone();
    AtomicBoolean over = new AtomicBoolean();
    Thread swapper =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!over.get()) {
                    host[1000] ^= 1;
                  }
                });
    try {
      for (int i = 0; i < 20; i++) {
        TagSession session = session(0);
        try {
          session.update(host, 0, host.length);
          check(session.finish(), holding);
        } catch (ContentRefused refused) {
          assertThat(refused).hasMessageContaining("fragment 0");
        }
      }
    } finally {
      over.set(true);
      swapper.join();
    }
  }

  @Test
  void tagsOfAllSegmentsFitTheMinersCheck() {
    TestDeal large = new TestDeal(77, (32 << 20) + 5000);
    assertThat(large.layout.segments()).isEqualTo(2);
    TaggedHolding tagged = large.tag(enclave, 2);
    check(tagged, large.holdings.get(2));
    var subject = tagged.statement().subject();
    Tag typed =
        new Tag(
            77,
            2,
            9,
            TestDeal.TI_KEY,
            Bytes16.of(tagged.statement().nu().toBytes()),
            Bytes32.of(large.descriptor.fragments().holdingRoot(2).toBytes()),
            large.layout.sectors());
    assertThat(subject.miner()).isEqualTo(9);
    assertThat(SITE.domain().recover(typed, tagged.signature().toBytes()))
        .contains(enclave.keys().signer());
  }

  @Test
  void sealsNTagsOfItsOwn() {
    List<SlotTag> tags = tags();
    ByteString signature = enclave.seal(deal.facts, deal.encoded(), deal.signature(), tags);
    Tags expected =
        new Tags(
            5,
            TestDeal.TI_KEY,
            deal.layout.sectors(),
            Bytes32.of(deal.descriptor.entry().fid().toBytes()),
            Bytes32.of(deal.descriptor.root().toBytes()),
            List.of(7L, 8L, 9L),
            tags.stream().map(tag -> Bytes16.of(tag.nu().toBytes())).toList());
    assertThat(SITE.domain().recover(expected, signature.toBytes()))
        .contains(enclave.keys().signer());
  }

  @Test
  void refusesToSealTagsOfAnotherWorkerSlotMinerOrDeal() {
    List<SlotTag> tags = tags();
    refusesSeal(List.of(deal.slotTag(another, 0), tags.get(1), tags.get(2)), "slot 0");
    refusesSeal(List.of(tags.get(0), tags.get(0), tags.get(2)), "slot 1");
    refusesSeal(List.of(tags.get(0), tags.get(1)), "3 slots");
    SlotTag mixed = new SlotTag(tags.get(0).nu(), tags.get(2).signature());
    refusesSeal(List.of(tags.get(0), tags.get(1), mixed), "slot 2");
    OrderFacts f = deal.facts;
    OrderFacts redrawn =
        new OrderFacts(
            f.deal(),
            f.owner(),
            f.gateway(),
            2,
            3,
            f.size(),
            f.tiKey(),
            List.of(7L, 10L, 9L),
            f.root());
    assertThatThrownBy(() -> enclave.seal(redrawn, deal.encoded(), deal.signature(), tags))
        .isInstanceOf(SealRefused.class)
        .hasMessageContaining("slot 1");
    TestDeal other = new TestDeal(6, 600_000);
    assertThatThrownBy(() -> enclave.seal(other.facts, other.encoded(), other.signature(), tags))
        .isInstanceOf(SealRefused.class);
  }

  @Test
  void provesBeatsAndPossession() {
    Hash256 previous = Hash256.of(new byte[32]);
    byte[] message = SITE.beatMessages().message(12, previous);
    EnclaveKeys keys = enclave.keys();
    assertThat(Vrf.verify(keys.vrfKey(), message, enclave.beat(12, previous))).isTrue();
    assertThat(BeatMessages.next(previous, enclave.beat(12, previous)))
        .isEqualTo(BeatMessages.next(previous, enclave.beat(12, previous)));
    var account = TestDeal.address(1);
    Possessions possessions = enclave.possessions(account, 2, previous);
    AccountAddress holder = AccountAddress.of(account.bytes());
    keys.ti()
        .checkPossession(
            possessions.group(),
            SITE.keyMessages().tiKey(holder, 2, keys.ti().x(), keys.ti().a(), keys.srsDigest()));
    assertThat(
            Vrf.checkPossession(
                keys.vrfKey(), SITE.keyMessages().vrfKey(holder, keys.vrfKey()), possessions.vrf()))
        .isTrue();
  }

  private void refusesSeal(List<SlotTag> tags, String cause) {
    assertThatThrownBy(() -> enclave.seal(deal.facts, deal.encoded(), deal.signature(), tags))
        .isInstanceOf(SealRefused.class)
        .hasMessageContaining(cause);
  }

  private List<SlotTag> tags() {
    return List.of(deal.slotTag(enclave, 0), deal.slotTag(enclave, 1), deal.slotTag(enclave, 2));
  }

  private TagSession session(int slot) {
    return enclave.tag(deal.facts, deal.encoded(), deal.signature(), slot);
  }

  private static void check(TaggedHolding tagged, byte[] holding) {
    EnclaveKeys keys = enclave.keys();
    try (MinerSecretKey miner = KeyGen.miner(RANDOM)) {
      TagGen tagGen =
          new TagGen(keys.srs(), keys.ti(), tagged.statement(), tagged.deltas().toBytes(), RANDOM);
      tagGen.update(holding, 0, holding.length);
      tagGen.finish(miner);
    }
  }
}
