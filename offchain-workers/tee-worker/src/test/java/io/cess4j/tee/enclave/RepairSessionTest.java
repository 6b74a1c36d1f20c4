package io.cess4j.tee.enclave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Account;
import io.cess4j.protocol.Hash256;
import io.cess4j.tee.enclave.EnclaveException.ContentRefused;
import io.cess4j.tee.enclave.EnclaveException.DescriptorRefused;
import io.cess4j.tee.enclave.EnclaveException.SignatureRefused;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a lying host, miner or gateway gets from the enclave when a slot is repaired. */
final class RepairSessionTest {
  private static final long DRAWN = 77;
  @TempDir private static Path folder;
  private static Enclave enclave;
  private static Enclave another;

  private static TestDeal deal;

  @BeforeAll
  static void open() {
    enclave = Enclave.open(folder.resolve("one"), TestDeal.SITE, new SplittableRandom(1));
    deal = new TestDeal(5, 34_000_000, enclave.keys().sealKey());
    another = Enclave.open(folder.resolve("other"), TestDeal.SITE, new SplittableRandom(2));
  }

  @AfterAll
  static void close() {
    enclave.close();
    another.close();
  }

  @Test
  void rebuildsEverySlotAndSegmentFromTheOthers() {
    assertThat(deal.layout.segments()).isEqualTo(2);
    for (int slot = 0; slot < 3; slot++) {
      RepairSession session = session(slot);
      for (int segment = 0; segment < 2; segment++) {
        assertThat(session.rebuild(segment, siblings(slot, segment)))
            .isEqualTo(deal.fragment(slot, segment));
      }
    }
  }

  @Test
  void nothingLeavesItThatIsNotTheFragment() {
    RepairSession session = session(0);
    NavigableMap<Integer, byte[]> altered = siblings(0, 1);
    altered.computeIfPresent(2, (slot, bytes) -> flipped(bytes));
    assertThatThrownBy(() -> session.rebuild(1, altered))
        .isInstanceOf(ContentRefused.class)
        .hasMessageContaining("segment 1 of slot 0");
    NavigableMap<Integer, byte[]> itself = new TreeMap<>(siblings(0, 1));
    itself.remove(2);
    itself.put(0, new byte[deal.layout.fragmentBytes(1)]);
    assertThatThrownBy(() -> session.rebuild(1, itself)).isInstanceOf(ContentRefused.class);
    assertThatThrownBy(() -> session.rebuild(0, siblings(0, 1)))
        .as("fragments of another segment")
        .isInstanceOf(ContentRefused.class);
    NavigableMap<Integer, byte[]> one = new TreeMap<>(siblings(0, 1));
    one.remove(1);
    assertThatThrownBy(() -> session.rebuild(1, one)).isInstanceOf(ContentRefused.class);
    assertThatThrownBy(() -> session.rebuild(2, siblings(0, 1)))
        .isInstanceOf(ContentRefused.class)
        .hasMessageContaining("none of the 2");
  }

  /** A mask key that is not the deal's would make rebuilt bytes look like noise. */
  @Test
  void refusesADescriptorWhoseMaskKeyIsSealedToOthers() {
    TestDeal others = new TestDeal(5, 10_000, another.keys().sealKey());
    assertThatThrownBy(
            () ->
                enclave.repair(others.inRepair(1, DRAWN), others.encoded(), others.signature(), 1))
        .isInstanceOf(DescriptorRefused.class)
        .hasMessageContaining("mask key of deal 5");
  }

  @Test
  void refusesADescriptorThatIsNotTheChains() {
    TestDeal forged = new TestDeal(5, 10_000, enclave.keys().sealKey());
    assertThatThrownBy(
            () -> enclave.repair(deal.inRepair(1, DRAWN), forged.encoded(), forged.signature(), 1))
        .as("signed by the gateway itself, after the activation")
        .isInstanceOf(DescriptorRefused.class)
        .hasMessageContaining("root");
    Account stranger = Account.generateForTest(new SplittableRandom(9));
    assertThatThrownBy(
            () ->
                enclave.repair(deal.inRepair(1, DRAWN), deal.encoded(), deal.signedBy(stranger), 1))
        .isInstanceOf(SignatureRefused.class);
    for (int slot : List.of(-1, 3, 40)) {
      assertThatThrownBy(
              () -> enclave.repair(deal.inRepair(1, DRAWN), deal.encoded(), deal.signature(), slot))
          .isInstanceOf(DescriptorRefused.class);
    }
  }

  @Test
  void tagsTheSlotForTheDrawnMinerOnly() {
    OrderFacts facts = deal.inRepair(2, DRAWN);
    TagSession session = enclave.tag(facts, deal.encoded(), deal.signature(), 2);
    byte[] holding = deal.holdings.get(2);
    session.update(holding, 0, holding.length);
    assertThat(session.finish().statement().subject().miner()).isEqualTo(DRAWN);
    OrderFacts otherRoot =
        new OrderFacts(
            facts.deal(),
            facts.owner(),
            facts.gateway(),
            2,
            3,
            facts.size(),
            facts.tiKey(),
            facts.miners(),
            Optional.of(Hash256.of(new byte[32])));
    assertThatThrownBy(() -> enclave.tag(otherRoot, deal.encoded(), deal.signature(), 2))
        .isInstanceOf(DescriptorRefused.class);
  }

  private static byte[] flipped(byte[] bytes) {
    byte[] altered = bytes.clone();
    altered[7] ^= 1;
    return altered;
  }

  private RepairSession session(int slot) {
    return enclave.repair(deal.inRepair(slot, DRAWN), deal.encoded(), deal.signature(), slot);
  }

  private NavigableMap<Integer, byte[]> siblings(int slot, int segment) {
    NavigableMap<Integer, byte[]> siblings = new TreeMap<>();
    for (int other = 0; other < 3; other++) {
      if (other != slot) {
        siblings.put(other, deal.fragment(other, segment));
      }
    }
    return siblings;
  }
}
