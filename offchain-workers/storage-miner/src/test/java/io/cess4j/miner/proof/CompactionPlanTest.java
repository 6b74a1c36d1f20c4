package io.cess4j.miner.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.Bytes16;
import io.cess4j.chain.contract.Holding;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Every step is one that {@code IDeals.fill} takes; its rules are written down here once more. */
final class CompactionPlanTest {
  private static final int TODAY = 100;
  private static final Bytes16 NU = Bytes16.of(new byte[16]);

  @Test
  void whatIsAllAliveStays() {
    assertThat(CompactionPlan.of(bucket("5+ 7+ 1+"), TODAY, 256).isEmpty()).isTrue();
  }

  @Test
  void nineDeadHoldingsAndALiveOneBecomeOne() {
    List<Holding> bucket = bucket("2- 3- 4- 5- 6- 7- 8- 9- 10- 11+");
    assertThat(apply(bucket, CompactionPlan.of(bucket, TODAY, 256))).isEqualTo(11);
  }

  @Test
  void aHoleTooSmallForTheLastOneRisesToTheEnd() {
    List<Holding> bucket = bucket("1- 7+ 8+ 9+");
    assertThat(apply(bucket, CompactionPlan.of(bucket, TODAY, 256))).isEqualTo(24);
  }

  @Test
  void nothingIsLeftOfABucketThatIsAllDead() {
    List<Holding> bucket = bucket("1- 7- 8-");
    assertThat(apply(bucket, CompactionPlan.of(bucket, TODAY, 256))).isZero();
  }

  @Test
  void takesNoMoreStepsThanAllowedAndGoesOnLater() {
    List<Holding> bucket = bucket("1- 2+ 1- 3+ 1- 4+ 1- 5+");
    long end = 18;
    for (int call = 0; call < 20; call++) {
      CompactionPlan plan = CompactionPlan.of(bucket, TODAY, 2);
      assertThat(plan.holes().size()).isLessThanOrEqualTo(2);
      end = apply(bucket, plan);
    }
    assertThat(end).isEqualTo(14);
  }

  @Test
  void whateverTheLayoutOnlyLiveSectorsAreLeft() {
    long seed = 0xce55;
    System.out.println("seed " + seed);
    SplittableRandom random = new SplittableRandom(seed);
    for (int run = 0; run < 2_000; run++) {
      List<Holding> bucket = new ArrayList<>();
      long start = 0;
      long live = 0;
      for (int i = random.nextInt(12); i > 0; i--) {
        int sectors = 1 + random.nextInt(9);
        boolean alive = random.nextBoolean();
        bucket.add(holding(start, sectors, alive));
        start += sectors;
        live += alive ? sectors : 0;
      }
      assertThat(apply(bucket, CompactionPlan.of(bucket, TODAY, 256))).isEqualTo(live);
    }
  }

  /** The steps as the contract takes them; gives the end of the bucket, and changes it. */
  private static long apply(List<Holding> bucket, CompactionPlan plan) {
    long end =
        bucket.stream()
            .filter(one -> one.sectors() > 0)
            .mapToLong(one -> one.start() + one.sectors())
            .max()
            .orElse(0);
    for (int step = 0; step < plan.holes().size(); step++) {
      int hole = plan.holes().get(step).intValue();
      int mover = plan.movers().get(step).intValue();
      Holding empty = bucket.get(hole);
      Holding moved = bucket.get(mover);
      assertThat(isDead(empty) && empty.sectors() > 0).as("step %d: a hole", step).isTrue();
      boolean adjacent = moved.sectors() > 0 && moved.start() == empty.start() + empty.sectors();
      if (hole == mover) {
        assertThat(empty.start() + empty.sectors()).as("step %d: last", step).isEqualTo(end);
        place(bucket, hole, empty.start(), 0);
        end = empty.start();
      } else if (isDead(moved)) {
        assertThat(adjacent).as("step %d: neighbours", step).isTrue();
        place(bucket, hole, empty.start(), empty.sectors() + moved.sectors());
        place(bucket, mover, moved.start(), 0);
      } else {
        boolean last =
            moved.start() + moved.sectors() == end
                && moved.start() > empty.start()
                && moved.sectors() <= empty.sectors();
        assertThat(last || adjacent).as("step %d: last or neighbour", step).isTrue();
        place(bucket, mover, empty.start(), moved.sectors());
        long left = last ? empty.sectors() - moved.sectors() : empty.sectors();
        place(bucket, hole, empty.start() + moved.sectors(), left);
        end = last ? moved.start() : end;
      }
    }
    return end;
  }

  private static void place(List<Holding> bucket, int number, long start, long sectors) {
    bucket.set(number, holding(start, sectors, !isDead(bucket.get(number))));
  }

  private static boolean isDead(Holding holding) {
    return holding.endDay() <= TODAY;
  }

  /** {@code 5+} has five sectors and is alive, {@code 5-} is dead. */
  private static List<Holding> bucket(String words) {
    List<Holding> bucket = new ArrayList<>();
    long start = 0;
    for (String word : words.split(" ")) {
      int sectors = Integer.parseInt(word.substring(0, word.length() - 1));
      bucket.add(holding(start, sectors, word.endsWith("+")));
      start += sectors;
    }
    return bucket;
  }

  private static Holding holding(long start, long sectors, boolean alive) {
    return new Holding(NU, start, sectors, 1, alive ? TODAY + 1 : TODAY, 4);
  }
}
