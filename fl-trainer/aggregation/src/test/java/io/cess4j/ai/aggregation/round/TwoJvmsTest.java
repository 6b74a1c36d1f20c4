package io.cess4j.ai.aggregation.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Participants get updates in any order and divide the work as they like: a vote counts only where
 * all of them come to the same bits.
 */
class TwoJvmsTest {
  private static final long SEED = 20261130;

  @Test
  void agreeOnEveryHashWithShuffledInputAndOtherChunks() throws Exception {
    List<String> here = OtherJvm.hashes(SEED, 1, Schedule.threads(1));

    List<String> there = OtherJvm.elsewhere(String.valueOf(SEED), "2", "3", "5");

    assertThat(there).isEqualTo(here).hasSize(2 * 3 * (1 + OutcomeTree.values().length + 9));
  }

  /** The comparison can fail: other updates have other hashes, all of them. */
  @Test
  void andOnNoneOfOtherUpdates() {
    List<String> one = OtherJvm.hashes(SEED, 1, Schedule.threads(1));
    List<String> other = OtherJvm.hashes(SEED + 1, 1, Schedule.threads(1));

    assertThat(one).doesNotContainAnyElementsOf(other);
  }
}
