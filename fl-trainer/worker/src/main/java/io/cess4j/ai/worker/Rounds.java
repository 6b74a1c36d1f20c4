package io.cess4j.ai.worker;

import io.cess4j.ai.worker.play.Participant;
import io.cess4j.ai.worker.play.Progress;
import io.cess4j.runtime.management.ReadinessCheck;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The thread that plays: looks at the chain a tick, until the task is over. What fails is tried
 * again at the next tick.
 */
final class Rounds implements SmartLifecycle, ReadinessCheck {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Supplier<Participant> opening;
  private final Duration tick;
  private final Runnable whenOver;
  private final MeterRegistry metrics;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile String trouble = "not begun yet";
  private @Nullable Thread thread;
  private @Nullable Progress last;

  /**
   * @param opening makes the participant, on the playing thread, for it asks the chain
   * @param whenOver is run once, on the playing thread, when nothing is left to do
   */
  Rounds(Supplier<Participant> opening, Duration tick, Runnable whenOver, MeterRegistry metrics) {
    this.opening = opening;
    this.tick = tick;
    this.whenOver = whenOver;
    this.metrics = metrics;
  }

  @Override
  public void start() {
    thread =
        Thread.ofPlatform().name("rounds").uncaughtExceptionHandler(this::died).start(this::live);
  }

  private void live() {
    @Nullable Participant participant = null;
    do {
      try {
        if (participant == null) {
          participant = opening.get();
        }
        Progress progress = participant.step();
        trouble = "";
        report(progress);
        if (progress instanceof Progress.Over) {
          whenOver.run();
          return;
        }
      } catch (RuntimeException e) { // the thread must live: the next tick tries again
        trouble = String.valueOf(e.getMessage());
        metrics.counter("cess.ai.failures").increment();
        LOG.warn("no step: {}", e.toString());
      }
    } while (!isStopped());
  }

  /**
   * An error (no memory, a class that is missing) is none of a step's: the process ends with it.
   */
  private void died(Thread playing, Throwable error) {
    LOG.error("the worker cannot go on", error);
    Runtime.getRuntime().halt(1);
  }

  private void report(Progress progress) {
    switch (progress) {
      case Progress.Acted acted -> {
        metrics.counter("cess.ai.transactions", "deed", acted.deed()).increment();
        metrics.counter("cess.ai.gas", "deed", acted.deed()).increment(acted.gas().doubleValue());
        LOG.info(
            "round {} {}: {} ({} gas)", acted.round(), acted.phase(), acted.deed(), acted.gas());
      }
      case Progress.Skipped skipped -> {
        metrics.counter("cess.ai.skipped").increment();
        if (!progress.equals(last)) {
          LOG.warn("round {} {}: {}", skipped.round(), skipped.phase(), skipped.reason());
        }
      }
      case Progress.Waiting waiting -> {
        if (!progress.equals(last)) {
          LOG.info("round {} {}: nothing to do now", waiting.round(), waiting.phase());
        }
      }
      case Progress.Over over -> LOG.info("the task is over: {}", over.phase());
    }
    last = progress;
  }

  private boolean isStopped() {
    try {
      return stopped.await(tick.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public String name() {
    return "rounds";
  }

  @Override
  public Optional<String> trouble() {
    return Optional.of(trouble).filter(text -> !text.isEmpty());
  }

  @Override
  public void stop() {
    stopped.countDown();
    Thread playing = thread;
    if (playing != null && playing != Thread.currentThread()) {
      try {
        playing.join(PATIENCE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public boolean isRunning() {
    Thread playing = thread;
    return playing != null && playing.isAlive();
  }
}
