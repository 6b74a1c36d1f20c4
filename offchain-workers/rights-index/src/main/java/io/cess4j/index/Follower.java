package io.cess4j.index;

import io.cess4j.chain.ChainException;
import io.cess4j.chain.Network;
import io.cess4j.chain.event.EventCursor;
import io.cess4j.index.state.Journal;
import io.cess4j.index.state.Origin;
import io.cess4j.index.state.RebuildException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** The thread that reads new blocks, again and again. */
final class Follower implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Network network;
  private final EventCursor events;
  private final Progress progress;
  private final Duration poll;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private @Nullable Thread thread;

  Follower(Network network, Origin origin, Journal journal, Progress progress, Duration poll) {
    this.network = network;
    this.events =
        new EventCursor(
            network.connection(),
            new LinkedHashSet<>(origin.contracts().values()),
            0,
            journal,
            journal);
    this.progress = progress;
    this.poll = poll;
  }

  @Override
  public void start() {
    thread = Thread.ofVirtual().name("follower").start(this::live);
  }

  private void live() {
    do {
      round();
    } while (!isStopped());
  }

  /** The thread must live: whatever went wrong, the next round begins from what is written. */
  private void round() {
    try {
      events.poll();
      progress.head(network.connection().latestBlock().number());
    } catch (RebuildException deep) {
      LOG.warn("{}", deep.getMessage());
    } catch (ChainException gone) {
      progress.failed(String.valueOf(gone.getMessage()));
      LOG.warn("no events are read: {}", gone.getMessage());
    } catch (RuntimeException e) {
      progress.failed(e.toString());
      LOG.error("no events are read", e);
    }
  }

  private boolean isStopped() {
    try {
      return stopped.await(poll.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void stop() {
    stopped.countDown();
    Thread reading = thread;
    if (reading == null) {
      return;
    }
    try {
      reading.join(PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread != null && stopped.getCount() != 0;
  }
}
