package io.cess4j.fingerprint.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TermCountsTest {
  @Test
  void countsAllThatFit() {
    TermCounts counts = new TermCounts(1_000);
    for (int i = 0; i < 3_000; i++) {
      counts.add(TermHash.mix(i % 1_000), i);
    }

    assertThat(counts.size()).isEqualTo(1_000);
    assertThat(counts.level()).isZero();
    assertThat(all(counts))
        .hasSize(1_000)
        .allSatisfy((hash, count) -> assertThat(count).isEqualTo(3));
  }

  @Test
  void keepsTheSameSampleWhateverTheOrder() {
    TermCounts rising = new TermCounts(500);
    TermCounts falling = new TermCounts(500);
    for (int i = 0; i < 20_000; i++) {
      rising.add(TermHash.mix(i), 0);
      falling.add(TermHash.mix(19_999 - i), 0);
    }

    assertThat(rising.size()).isBetween(200, 500);
    assertThat(rising.level()).isEqualTo(falling.level()).isPositive();
    assertThat(all(rising)).isEqualTo(all(falling));
  }

  @Test
  void aTermThatIsKeptWasCountedFromItsFirstTime() {
    TermCounts counts = new TermCounts(64);
    Random random = new Random(1);
    Map<Long, Integer> truth = new TreeMap<>();
    for (int i = 0; i < 50_000; i++) {
      long hash = TermHash.mix(random.nextInt(5_000));
      counts.add(hash, 0);
      truth.merge(hash, 1, Integer::sum);
    }

    assertThat(all(counts))
        .isNotEmpty()
        .allSatisfy((hash, count) -> assertThat(count).isEqualTo(truth.get(hash)));
  }

  @Test
  void rootsAreExact() {
    for (long root : new long[] {0, 1, 2, 3, 46_340, 3_037_000_499L}) {
      assertThat(TermVector.squareRoot(root * root)).isEqualTo(root);
      assertThat(TermVector.squareRoot(root * root + root)).isEqualTo(root);
    }
  }

  private static Map<Long, Integer> all(TermCounts counts) {
    Map<Long, Integer> all = new TreeMap<>();
    counts.forEach((hash, count, value) -> all.put(hash, count));
    return all;
  }
}
