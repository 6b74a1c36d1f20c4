package io.cess4j.miner;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.miner.scan.Scans;
import io.cess4j.runtime.store.KeyValueStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a miner tells the chain of bytes that it cannot read back. */
final class LossReporterTest {
  private final Set<Long> lost = new TreeSet<>();
  private final Chain chain = new Chain();
  @TempDir private Path folder;
  private KeyValueStore store;
  private LossReporter reporter;

  @BeforeEach
  void start() {
    store = KeyValueStore.open(folder.resolve("db"), Scans.FAMILY);
    reporter = new LossReporter(chain, () -> Set.copyOf(lost), store);
  }

  @AfterEach
  void stop() {
    store.close();
  }

  @Test
  void shouldTellTwoARoundAndTakeBackWhatReturns() {
    lost.addAll(List.of(1L, 2L, 3L));
    reporter.round();
    assertThat(chain.told).hasSize(2);
    reporter.round();
    assertThat(chain.reported).containsExactlyInAnyOrder(1L, 2L, 3L);
    lost.remove(2L);
    reporter.round();
    assertThat(chain.told.getLast()).isEqualTo("withdraw 2");
    stop();
    start();
    reporter.round();
    assertThat(chain.told).as("a restart repeats nothing").hasSize(4);
  }

  /** The bug: two of them, looked at first in every round, kept all others from being told. */
  @Test
  void shouldTellLossesBehindManyThatMovedAway() {
    chain.moved.addAll(List.of(1L, 2L, 3L, 4L));
    lost.addAll(List.of(1L, 2L, 3L, 4L, 5L));
    reporter.round();
    assertThat(chain.told).containsExactly("report 5");
  }

  private static final class Chain implements LossChain {
    private final List<String> told = new ArrayList<>();
    private final Set<Long> reported = new HashSet<>();
    private final Set<Long> moved = new HashSet<>();

    @Override
    public long today() {
      return 7;
    }

    @Override
    public OptionalInt slotOf(long deal) {
      return moved.contains(deal) ? OptionalInt.empty() : OptionalInt.of(1);
    }

    @Override
    public boolean reported(long deal, int slot) {
      return reported.contains(deal);
    }

    @Override
    public void report(long deal, int slot) {
      told.add("report " + deal);
      reported.add(deal);
    }

    @Override
    public void withdraw(long deal, int slot) {
      told.add("withdraw " + deal);
      reported.remove(deal);
    }
  }
}
