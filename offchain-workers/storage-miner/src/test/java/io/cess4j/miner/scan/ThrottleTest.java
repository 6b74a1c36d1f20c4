package io.cess4j.miner.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class ThrottleTest {

  private static final int CHUNK = 65_536;

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final Throttle throttle =
      new Throttle(1 << 20, now::get, pause -> now.updateAndGet(time -> time.plus(pause)));

  @Test
  void shouldReadAMebibyteASecond() throws InterruptedException {
    for (int chunk = 0; chunk < 160; chunk++) {
      throttle.took(CHUNK);
    }
    assertThat(Duration.between(Instant.EPOCH, now.get()))
        .isBetween(Duration.ofMillis(9_980), Duration.ofMillis(10_000));
  }

  @Test
  void shouldNotCatchUpAfterAPause() throws InterruptedException {
    throttle.took(CHUNK);
    now.updateAndGet(time -> time.plusSeconds(3_600));
    Instant before = now.get();
    for (int chunk = 0; chunk < 16; chunk++) {
      throttle.took(CHUNK);
    }
    assertThat(Duration.between(before, now.get())).isGreaterThan(Duration.ofMillis(980));
  }

  /** A clock that is set back must not stop the scan until it has caught up. */
  @Test
  void shouldGoOnAfterTheClockWasSetBack() throws InterruptedException {
    throttle.took(CHUNK);
    now.updateAndGet(time -> time.minusSeconds(3_600));
    Instant before = now.get();
    throttle.took(CHUNK);
    assertThat(Duration.between(before, now.get())).isLessThan(Duration.ofSeconds(1));
  }
}
