package io.cess4j.ai.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.ai.masking.MaskingException.BucketsRejected;
import io.cess4j.protocol.Hash256;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BucketsTest {
  private static Hash256 seed(Random random) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    return Hash256.of(bytes);
  }

  @Test
  void everySeatIsInOneBucketAndNoneHasFewerThanTheSize() {
    long of = new Random().nextLong();
    System.out.println("seed " + of);
    Random random = new Random(of);
    for (int i = 0; i < 500; i++) {
      int seats = random.nextInt();
      int size = 2 + random.nextInt(6);
      int n = Integer.bitCount(seats);
      if (n < size) {
        continue;
      }
      int f = (n / size - 1) / 2;
      List<List<Integer>> all = Buckets.draw(seats, size, f, seed(random)).all();
      assertThat(all.stream().flatMap(List::stream).sorted().toList())
          .containsExactlyElementsOf(Seats.of(seats));
      assertThat(all).hasSize(n / size);
      assertThat(all).allSatisfy(one -> assertThat(one).hasSizeGreaterThanOrEqualTo(size));
      assertThat(all.stream().mapToInt(List::size).max().orElseThrow())
          .isLessThanOrEqualTo(all.stream().mapToInt(List::size).min().orElseThrow() + 1);
    }
  }

  @Test
  void tooFewSeatsForTheByzantineOnesAreRefused() {
    Hash256 seed = seed(new Random(1));
    assertThat(Buckets.draw(0b111111, 2, 1, seed).all()).hasSize(3);
    // f s < n / 2 holds with 5 seats, but they make 2 buckets, and 1 of 2 is no minority
    assertThatThrownBy(() -> Buckets.draw(0b11111, 2, 1, seed))
        .isInstanceOf(BucketsRejected.class)
        .hasMessageContaining("it takes 6 seats");
    assertThatThrownBy(() -> Buckets.draw(-1, 1, 1, seed)).isInstanceOf(BucketsRejected.class);
    assertThatThrownBy(() -> Buckets.draw(0, 2, 0, seed)).isInstanceOf(BucketsRejected.class);
  }

  @Test
  void theDrawFollowsTheSeedAndIsFixedForEver() {
    Hash256 seed = Hash256.of(new byte[32]);
    assertThat(Buckets.draw(0b111111, 2, 1, seed).all())
        .isEqualTo(Buckets.draw(0b111111, 2, 1, seed).all());
    long different =
        java.util.stream.LongStream.range(0, 100)
            .mapToObj(i -> Buckets.draw(-1, 4, 3, seed(new Random(i))).all())
            .distinct()
            .count();
    assertThat(different).isEqualTo(100);
  }

  @Test
  void theTurnPassesOnAndABucketNeverSpeaksTwice() {
    Buckets buckets = Buckets.draw(-1, 4, 3, seed(new Random(5)));
    int spoken = 0;
    for (int round = 1; round <= 4; round++) {
      int speakers = buckets.speakers(round, -1);
      assertThat(Integer.bitCount(speakers)).isEqualTo(8);
      assertThat(speakers & spoken).isZero();
      spoken |= speakers;
    }
    assertThat(spoken).isEqualTo(-1);
    assertThat(buckets.speakers(5, -1)).isEqualTo(buckets.speakers(1, -1));
  }

  @Test
  void theNextOneSpeaksWhereTheFirstRevealedNothing() {
    Buckets buckets = Buckets.draw(0b111111, 2, 1, seed(new Random(6)));
    List<Integer> bucket = buckets.all().getFirst();
    int first = bucket.get(1); // round 1 begins with the second
    int second = bucket.getFirst();
    int all = 0b111111;
    assertThat(Seats.has(buckets.speakers(1, all), first)).isTrue();
    assertThat(Seats.has(buckets.speakers(1, all & ~(1 << first)), second)).isTrue();
    assertThat(buckets.speakers(1, all & ~(1 << first) & ~(1 << second)))
        .isEqualTo(buckets.speakers(1, all) & ~(1 << first));
    assertThat(buckets.speakers(1, 0)).isZero();
  }
}
