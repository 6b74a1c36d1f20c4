package io.cess4j.beats;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainException;
import io.cess4j.chain.contract.Beat;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Whose turn it is, and what a restart, a lost node or a slow block changes. */
final class BeatDutyTest {
  @Test
  void nothingIsDueWhereTheTurnIsAnothers() {
    assertThat(BeatPlan.next(7, 5, number -> false)).isEmpty();
  }

  @Test
  void theCurrentBeatComesBeforeTheLateOne() {
    assertThat(BeatPlan.next(7, 5, number -> true)).isEqualTo(OptionalLong.of(7));
    assertThat(BeatPlan.next(7, 5, number -> number == 6)).isEqualTo(OptionalLong.of(6));
  }

  @Test
  void skippedBeatsAreNotTriedForEver() {
    assertThat(BeatPlan.next(1000, 3, number -> number < 999)).isEmpty();
  }

  @Test
  void nothingIsPostedTwiceOrBehindALaterOne() {
    assertThat(BeatPlan.next(7, 7, number -> true)).isEmpty();
    assertThat(BeatPlan.next(7, 8, number -> true)).isEmpty();
    assertThat(BeatPlan.next(7, 6, number -> number == 6)).isEmpty();
  }

  @Test
  void beatZeroIsNeverPosted() {
    assertThat(BeatPlan.next(0, 0, number -> true)).isEmpty();
    assertThat(BeatPlan.next(1, 0, number -> number == 0)).isEmpty();
  }

  @Test
  void twoMembersPostEveryOtherBeatThroughAThousandIntervals() {
    FakeChain chain = new FakeChain();
    BeatDuty duty = duty(chain);
    for (int i = 1; i <= 1000; i++) {
      chain.current = i;
      duty.look();
      duty.look();
      if (i % 2 == 1) {
        chain.latest = i; // the other member's
      }
    }
    assertThat(chain.posted).hasSize(500).allMatch(number -> number % 2 == 0);
  }

  @Test
  void aNodeThatIsAwayCostsOneBeatAndNoMore() {
    FakeChain chain = new FakeChain();
    BeatDuty duty = duty(chain);
    chain.current = 2;
    chain.away = true;
    duty.look();
    assertThat(chain.posted).isEmpty();
    chain.away = false;
    chain.current = 4;
    duty.look();
    assertThat(chain.posted).containsExactly(4L);
  }

  @Test
  void pausesFollowTheInterval() {
    assertThat(BeatLoop.pause(Duration.ofSeconds(2))).isEqualTo(Duration.ofMillis(250));
    assertThat(BeatLoop.pause(Duration.ofMillis(100))).isEqualTo(Duration.ofMillis(200));
    assertThat(BeatLoop.pause(Duration.ofMinutes(1))).isEqualTo(Duration.ofSeconds(5));
  }

  private static BeatDuty duty(FakeChain chain) {
    return new BeatDuty(
        chain, (number, previous) -> new byte[] {(byte) number}, new SimpleMeterRegistry());
  }

  /** A chain of numbers on which even beats are ours. */
  private static final class FakeChain implements BeatChain {
    private final List<Long> posted = new ArrayList<>();
    private long current;
    private long latest;
    private boolean away;

    @Override
    public long current() {
      return current;
    }

    @Override
    public Beat latest() {
      if (away) {
        throw new ChainException.Unreachable(
            URI.create("http://127.0.0.1:1"), new IOException("away"));
      }
      return new Beat(latest, Bytes32.ZERO);
    }

    @Override
    public boolean isOurs(long number) {
      return number % 2 == 0;
    }

    @Override
    public void post(long number, byte[] proof) {
      assertThat(proof).containsExactly((byte) number);
      assertThat(number).isGreaterThan(latest);
      posted.add(number);
      latest = number;
    }
  }
}
