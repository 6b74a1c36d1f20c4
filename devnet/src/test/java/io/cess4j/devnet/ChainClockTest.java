package io.cess4j.devnet;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.time.ChainClock;
import io.cess4j.devnet.junit.TestNetwork;
import io.cess4j.devnet.junit.WithDevnet;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;

/** Chain time against a machine whose own clock is years off. */
@WithDevnet
class ChainClockTest {
  private static final class Machine implements InstantSource {
    private Instant now = Instant.parse("1999-12-31T23:59:59Z");

    @Override
    public Instant instant() {
      return now;
    }

    void passes(Duration duration) {
      now = now.plus(duration);
    }
  }

  private final TestNetwork test;
  private final Machine machine = new Machine();
  private final ChainClock clock;

  ChainClockTest(TestNetwork test) {
    this.test = test;
    this.clock = new ChainClock(test.network().connection(), machine);
  }

  private Instant newestBlock() {
    return test.network().connection().latestBlock().timestamp();
  }

  @Test
  void betweenBlocksTheMachineMeasuresWhatPasses() {
    Instant block = newestBlock();
    assertThat(clock.instant()).isEqualTo(block);

    machine.passes(Duration.ofMillis(300));
    assertThat(clock.instant()).isEqualTo(block.plusMillis(300));
    machine.passes(Duration.ofSeconds(20));
    assertThat(clock.instant()).isEqualTo(block.plusMillis(20_300));
  }

  @Test
  void aNewBlockSetsTheTime() {
    clock.instant();
    test.advance(Duration.ofDays(2));
    machine.passes(Duration.ofSeconds(1));

    assertThat(clock.instant()).isEqualTo(newestBlock());
  }

  @Test
  void aRewoundChainTurnsTimeBack() {
    Instant before = newestBlock();
    String mark = test.time().snapshot();
    test.advance(Duration.ofDays(2));
    assertThat(clock.instant()).isEqualTo(newestBlock());

    test.time().revert(mark);
    machine.passes(Duration.ofSeconds(1));

    assertThat(clock.instant()).isEqualTo(before);
  }

  /** The bug: chain time went back with it, and the node was not asked again for an hour. */
  @Test
  void aMachineClockThatIsSetBackAnHourDoesNotTurnChainTimeBack() {
    Instant block = newestBlock();
    clock.instant();
    machine.passes(Duration.ofHours(-1));
    assertThat(clock.instant()).isEqualTo(block);

    test.advance(Duration.ofDays(2));
    machine.passes(Duration.ofSeconds(1));
    assertThat(clock.instant()).isEqualTo(newestBlock());
  }
}
