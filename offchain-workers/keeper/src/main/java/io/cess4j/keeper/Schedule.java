package io.cess4j.keeper;

import io.cess4j.chain.Network;
import io.cess4j.keeper.batch.CampaignRuns;
import io.cess4j.keeper.campaign.Cadence;
import io.cess4j.keeper.campaign.Campaign;
import io.cess4j.keeper.campaign.Crew;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * A thread a campaign: each looks some times a tick whether its instance of this day or tick has
 * run. Its threads are never interrupted, for H2 closes a database whose thread is; the crew's are.
 */
final class Schedule implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** Looks a tick, so that a run which took long does not cost a whole tick more. */
  private static final int LOOKS = 4;

  private final Network network;
  private final CampaignRuns runs;
  private final List<Campaign> campaigns;
  private final Crew crew;
  private final Duration tick;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final List<Thread> threads = new ArrayList<>();

  Schedule(Network network, CampaignRuns runs, List<Campaign> campaigns, Crew crew, Duration tick) {
    this.network = network;
    this.runs = runs;
    this.campaigns = List.copyOf(campaigns);
    this.crew = crew;
    this.tick = tick;
  }

  @Override
  public void start() {
    campaigns.forEach(runs::recover);
    for (Campaign campaign : campaigns) {
      threads.add(
          Thread.ofVirtual().name("campaign-" + campaign.name()).start(() -> live(campaign)));
    }
  }

  private void live(Campaign campaign) {
    do {
      round(campaign);
    } while (!isStopped(tick.dividedBy(LOOKS)));
  }

  private void round(Campaign campaign) {
    try {
      runs.round(campaign, moment(campaign.cadence()));
    } catch (RuntimeException e) { // the thread must live: the next tick tries again
      LOG.warn("{} did not run: {}", campaign.name(), e.toString());
    }
  }

  /**
   * The protocol day, or the second at which the tick began, as of the newest block: what is sent
   * now is mined no earlier, while a clock that runs ahead of the blocks would begin a day before
   * the contracts do.
   */
  private long moment(Cadence cadence) {
    Instant now = network.connection().latestBlock().timestamp();
    return switch (cadence) {
      case DAY -> network.calendar().dayAt(now);
      case TICK -> now.getEpochSecond() / tick.toSeconds() * tick.toSeconds();
    };
  }

  private boolean isStopped(Duration patience) {
    try {
      return stopped.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  @Override
  public void stop() {
    stopped.countDown();
    crew.close();
    for (Thread thread : threads) {
      try {
        thread.join(PATIENCE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  @Override
  public boolean isRunning() {
    return !threads.isEmpty() && stopped.getCount() != 0;
  }
}
