package io.cess4j.index.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Address;
import io.cess4j.index.CannedBlock;
import io.cess4j.index.CannedChain;
import io.cess4j.index.TestIndex;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Indexes of the same chain agree, however they came to read it. */
class JournalTest {
  private static final int BLOCKS = 240;
  private static final long SEED = Long.getLong("cess.seed", System.nanoTime());

  @TempDir private Path folder;

  private static List<CannedBlock> blocks(CannedChain chain, long from, long until) {
    List<CannedBlock> blocks = new ArrayList<>();
    for (long number = from; number <= until; number++) {
      blocks.add(chain.block(number));
    }
    return blocks;
  }

  private static void readInRanges(TestIndex index, List<CannedBlock> blocks, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    for (int from = 0; from < blocks.size(); ) {
      int until = Math.min(blocks.size(), from + 1 + random.nextInt(20));
      index.read(blocks.subList(from, until));
      from = until;
    }
  }

  private static void assertThatTheyAgree(TestIndex one, TestIndex other) {
    assertThat(one.documents()).as("seed %d", SEED).isEqualTo(other.documents());
    assertThat(one.state().digests()).as("seed %d", SEED).isEqualTo(other.state().digests());
  }

  @Test
  void rangesDoNotCount() {
    List<CannedBlock> chain = blocks(new CannedChain(SEED), 1, BLOCKS);
    try (TestIndex one = new TestIndex(folder.resolve("one"));
        TestIndex other = new TestIndex(folder.resolve("other"))) {
      one.read(chain);
      readInRanges(other, chain, SEED + 1);

      assertThatTheyAgree(one, other);
      for (CannedBlock block : chain) {
        assertThat(one.state().digests(block.number()))
            .isEqualTo(other.state().digests(block.number()));
      }
      assertThat(one.documents()).hasSizeGreaterThan(BLOCKS);
      assertThat(one.strange()).as("records of 33 bytes").isNotEmpty();
      assertThat(one.strange()).hasSameSizeAs(other.strange());
    }
  }

  @Test
  void anotherChainHasOtherDigests() {
    try (TestIndex one = new TestIndex(folder.resolve("one"));
        TestIndex other = new TestIndex(folder.resolve("other"))) {
      one.read(blocks(new CannedChain(SEED), 1, 20));
      other.read(blocks(new CannedChain(SEED + 1), 1, 20));

      assertThat(one.state().digests().events()).isNotEqualTo(other.state().digests().events());
      assertThat(one.state().digests().state()).isNotEqualTo(other.state().digests().state());
    }
  }

  @Test
  void aRewindLeavesNothingOfTheLostBlocks() {
    CannedChain chain = new CannedChain(SEED);
    List<CannedBlock> common = blocks(chain, 1, 100);
    List<CannedBlock> won = blocks(chain.forked(SEED + 2), 101, BLOCKS);
    List<CannedBlock> lost = blocks(chain, 101, 160);
    try (TestIndex rewound = new TestIndex(folder.resolve("rewound"));
        TestIndex straight = new TestIndex(folder.resolve("straight"))) {
      readInRanges(rewound, common, 1);
      Digests before = rewound.state().digests();
      Map<String, String> documents = rewound.documents();
      readInRanges(rewound, lost, 2);
      rewound.rewind(common.getLast());
      assertThat(rewound.documents()).isEqualTo(documents);
      assertThat(rewound.state().digests()).isEqualTo(before);
      readInRanges(rewound, won, 3);

      straight.read(common);
      straight.read(won);

      assertThatTheyAgree(rewound, straight);
    }
  }

  @Test
  void aRewindBeyondTheWayBackBeginsAnew() {
    List<CannedBlock> chain = blocks(new CannedChain(SEED), 1, 100);
    try (TestIndex index = new TestIndex(folder.resolve("short"), TestIndex.ORIGIN, 30);
        TestIndex straight = new TestIndex(folder.resolve("straight"))) {
      readInRanges(index, chain, 1);
      assertThatThrownBy(() -> index.rewind(chain.get(39)))
          .isInstanceOf(RebuildException.class)
          .hasMessageContaining("block 40");
      assertThat(index.documents()).isEmpty();
      assertThat(index.journal().load().points()).isEmpty();
      readInRanges(index, chain, 2);

      straight.read(chain);

      assertThatTheyAgree(index, straight);
    }
  }

  @Test
  void whatWasNotWrittenIsReadAgain() {
    List<CannedBlock> chain = blocks(new CannedChain(SEED), 1, 60);
    try (TestIndex index = new TestIndex(folder.resolve("one"));
        TestIndex straight = new TestIndex(folder.resolve("straight"))) {
      index.read(chain.subList(0, 30));
      index.journal().load();
      chain.subList(30, 50).forEach(block -> block.tell(index.journal())); // and never saved
      index.read(chain.subList(30, 60));

      straight.read(chain);

      assertThatTheyAgree(index, straight);
    }
  }

  @Test
  void anIndexOpenedAgainGoesOn() {
    List<CannedBlock> chain = blocks(new CannedChain(SEED), 1, 60);
    try (TestIndex first = new TestIndex(folder.resolve("one"))) {
      first.read(chain.subList(0, 30));
    }
    try (TestIndex second = new TestIndex(folder.resolve("one"));
        TestIndex straight = new TestIndex(folder.resolve("straight"))) {
      assertThat(second.journal().load().points().getLast().number()).isEqualTo(30);
      second.read(chain.subList(30, 60));
      straight.read(chain);

      assertThatTheyAgree(second, straight);
    }
  }

  @Test
  void anotherNetworkIsRefusedAndOtherContractsAreReadAnew() {
    try (TestIndex index = new TestIndex(folder.resolve("one"))) {
      index.read(blocks(new CannedChain(SEED), 1, 20));
    }
    Origin stranger = new Origin(1, Address.ZERO, TestIndex.ORIGIN.contracts());
    assertThatThrownBy(() -> new TestIndex(folder.resolve("one"), stranger, 10))
        .isInstanceOf(WrongNetworkException.class)
        .hasMessageContaining("chain 31337")
        .hasMessageContaining("chain 1,")
        .hasMessageContaining("--data");
    Origin grown =
        new Origin(
            TestIndex.ORIGIN.chainId(),
            Address.ZERO,
            new TreeMap<>(Map.of("Lineage", Address.ZERO, "Auctions", Address.ZERO)));
    try (TestIndex index = new TestIndex(folder.resolve("one"), grown, 10)) {
      assertThat(index.documents()).isEmpty();
      assertThat(index.state().digests()).isEqualTo(Digests.of(grown));
    }
  }
}
