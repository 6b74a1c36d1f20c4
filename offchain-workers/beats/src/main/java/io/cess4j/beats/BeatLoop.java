package io.cess4j.beats;

import io.cess4j.chain.Network;
import io.cess4j.chain.transaction.TransactionSender;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Looks several times an interval, on a thread of its own, one look at a time. */
public final class BeatLoop implements AutoCloseable {
  private static final int LOOKS_AN_INTERVAL = 8;
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("beats").factory());

  private BeatLoop() {}

  /**
   * Starts posting for the account of {@code sender}, whenever it is a member.
   *
   * @param vrfKey 256 bytes EIP-2537 G2, as it is registered
   */
  public static BeatLoop start(
      Network network,
      TransactionSender sender,
      byte[] vrfKey,
      BeatProver prover,
      MeterRegistry metrics) {
    BeatDuty duty = new BeatDuty(new NetworkBeatChain(network, sender, vrfKey), prover, metrics);
    BeatLoop loop = new BeatLoop();
    long pause = pause(network.calendar().constants().beat()).toMillis();
    var _ = loop.timer.scheduleWithFixedDelay(new Guarded(duty), 0, pause, TimeUnit.MILLISECONDS);
    return loop;
  }

  static Duration pause(Duration interval) {
    Duration pause = interval.dividedBy(LOOKS_AN_INTERVAL);
    if (pause.compareTo(SHORTEST_PAUSE) < 0) {
      return SHORTEST_PAUSE;
    }
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  /** Ends after the look under way, at most ten seconds. */
  @Override
  public void close() {
    timer.shutdown();
    try {
      if (!timer.awaitTermination(10, TimeUnit.SECONDS)) {
        timer.shutdownNow();
      }
    } catch (InterruptedException e) {
      timer.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
