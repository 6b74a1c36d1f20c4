package io.cess4j.tee.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

final class AttemptTest {
  @Test
  void givesWhatCameInTime() throws InterruptedException {
    assertThat(Attempt.within(Duration.ofMinutes(1), () -> 7)).isEqualTo(7);
  }

  /** A miner that never answers must not make a worker silent. */
  @Test
  void interruptsWhatTakesTooLong() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    assertThatThrownBy(
            () ->
                Attempt.within(
                    Duration.ofMillis(50),
                    () -> {
                      try {
                        return never();
                      } catch (InterruptedException e) {
                        interrupted.countDown();
                        throw e;
                      }
                    }))
        .isInstanceOf(Attempt.TooSlow.class)
        .hasMessageContaining("longer than");
    interrupted.await();
  }

  @Test
  void throwsWhatTheWorkThrew() {
    assertThatThrownBy(
            () ->
                Attempt.within(
                    Duration.ofMinutes(1),
                    () -> {
                      throw new UncheckedIOException(new IOException("gone"));
                    }))
        .isInstanceOf(UncheckedIOException.class);
    assertThatThrownBy(
            () ->
                Attempt.within(
                    Duration.ofMinutes(1),
                    () -> {
                      throw new OutOfMemoryError("a bomb");
                    }))
        .isInstanceOf(OutOfMemoryError.class);
  }

  private static boolean never() throws InterruptedException {
    new CountDownLatch(1).await();
    return true;
  }
}
