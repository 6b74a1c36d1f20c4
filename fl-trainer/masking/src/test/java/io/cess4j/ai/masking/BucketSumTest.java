package io.cess4j.ai.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.ai.masking.MaskingException.MessageRejected;
import io.cess4j.ai.masking.MaskingException.SumUnavailable;
import io.cess4j.protocol.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BucketSumTest {
  private static final int[] SEATS = {0, 3, 9, 17, 31};

  private static Bench bench(int members) {
    return new Bench(1, java.util.Arrays.copyOf(SEATS, members));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 5})
  void theSumIsThatOfTheUpdatesForEverySetOfMembersThatMayBeMissing(int members) {
    Bench bench = bench(members);
    int all = bench.roster.bitmap();
    for (int set = all; set != 0; set = (set - 1) & all) { // every subset
      if (Integer.bitCount(set) < bench.roster.quorum()) {
        assertNothingIsShownFor(bench, set);
        continue;
      }
      Map<Integer, MaskedUpdate> masked = bench.allMask(set);
      for (int showing = set; showing != 0; showing = (showing - 1) & set) {
        int reader = Integer.numberOfTrailingZeros(showing);
        List<Unmasking.Opened> shown = bench.shown(set, showing, masked, reader);
        int missingBefore = Integer.bitCount(all & ~set);
        boolean enough =
            missingBefore == 0
                ? Integer.bitCount(showing) >= bench.roster.quorum()
                : showing == set;
        int agreed = set;
        if (enough) {
          assertThat(BucketSum.of(bench.roster, set, masked, shown))
              .as("set %x, shown by %x", set, showing)
              .isEqualTo(bench.plainSum(set));
        } else {
          assertThatThrownBy(() -> BucketSum.of(bench.roster, agreed, masked, shown))
              .as("set %x, shown by %x", set, showing)
              .isInstanceOf(SumUnavailable.class);
        }
      }
    }
  }

  private static void assertNothingIsShownFor(Bench bench, int set) {
    int seat = Integer.numberOfTrailingZeros(set);
    assertThatThrownBy(
            () -> Unmasking.of(bench.roster, seat, bench.secret(seat), set, Map.of(), bench.random))
        .isInstanceOf(MessageRejected.class);
  }

  @Test
  void aMaskedUpdateShowsNothingOfTheUpdateAndTwoAreNeverAlike() {
    Bench bench = bench(3);
    assertThat(bench.masks(0).bytes()).isNotEqualTo(bench.masks(0).bytes());
    int[] sum = new int[Bench.COMPONENTS];
    bench.masks(0).addTo(sum);
    // 70 components of at most 20 bits: under a uniform mask at most a handful stay in range
    assertThat(java.util.stream.IntStream.of(sum).filter(x -> Math.abs((long) x) <= Bench.BOUND))
        .hasSizeLessThan(10);
  }

  @Test
  void withoutTheOwnSeedAllPairSeedsDoNotUncoverALateUpdate() {
    Bench bench = bench(3);
    int set = Seats.bitmap(List.of(0, 3)); // 9 is late: the others show the seeds shared with it
    Map<Integer, MaskedUpdate> masked = bench.allMask(set);
    MaskedUpdate late = bench.masks(9);
    int[] uncovered = new int[Bench.COMPONENTS];
    late.addTo(uncovered);
    for (Unmasking.Opened one : bench.shown(set, set, masked, 0)) {
      PairSeeds.mask(uncovered, one.word(9), one.seat(), 9);
    }
    assertThat(uncovered).isNotEqualTo(bench.update(9));
  }

  @Test
  void oneWrongShareIsOutvotedWhereOneIsToSpareAndRefusedWhereNot() {
    Bench bench = bench(4);
    int all = bench.roster.bitmap();
    Map<Integer, MaskedUpdate> masked = bench.allMask(all);
    List<Unmasking.Opened> shown = new ArrayList<>(bench.shown(all, all, masked, 0));
    shown.set(1, altered(shown.get(1), 0));
    assertThat(BucketSum.of(bench.roster, all, masked, shown)).isEqualTo(bench.plainSum(all));

    shown.removeLast();
    assertThatThrownBy(() -> BucketSum.of(bench.roster, all, masked, shown))
        .isInstanceOf(SumUnavailable.class)
        .hasMessageContaining("wrong one");
  }

  @Test
  void aWrongPairSeedIsRefused() {
    Bench bench = bench(3);
    int set = Seats.bitmap(List.of(0, 9));
    Map<Integer, MaskedUpdate> masked = bench.allMask(set);
    List<Unmasking.Opened> shown = new ArrayList<>(bench.shown(set, set, masked, 0));
    shown.set(1, altered(shown.get(1), 3));
    assertThatThrownBy(() -> BucketSum.of(bench.roster, set, masked, shown))
        .isInstanceOf(SumUnavailable.class)
        .hasMessageContaining("seat 9 showed a seed");
  }

  private static Unmasking.Opened altered(Unmasking.Opened shown, int of) {
    Map<Integer, ByteString> words = new TreeMap<>(shown.words());
    byte[] word = shown.word(of);
    word[5] ^= 1;
    words.put(of, ByteString.of(word));
    return new Unmasking.Opened(shown.seat(), words);
  }

  @Test
  void aMemberCountsOnceHoweverOftenItShows() {
    Bench bench = bench(3);
    int all = bench.roster.bitmap();
    Map<Integer, MaskedUpdate> masked = bench.allMask(all);
    Unmasking.Opened one = bench.shown(all, 1, masked, 0).getFirst();
    assertThatThrownBy(() -> BucketSum.of(bench.roster, all, masked, List.of(one, one, one)))
        .isInstanceOf(SumUnavailable.class);
  }

  @Test
  void theMeanIsTruncatedAndAHostileSumHeldWithinTheBound() {
    assertThat(
            BucketSum.mean(new int[] {7, -7, 0, 3, Integer.MIN_VALUE, Integer.MAX_VALUE}, 3, 100))
        .containsExactly(2, -2, 0, 1, -100, 100);
  }
}
