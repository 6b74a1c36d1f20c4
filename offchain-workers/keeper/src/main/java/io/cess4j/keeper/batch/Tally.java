package io.cess4j.keeper.batch;

import io.cess4j.keeper.campaign.Outcome;
import io.cess4j.keeper.campaign.Result;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.batch.core.BatchStatus;

/**
 * What a keeper counts: {@code cess_keeper_campaigns_total}, {@code cess_keeper_actions_total} and
 * {@code cess_keeper_campaign_age_seconds}, the time since a campaign last completed.
 */
public final class Tally {
  private final MeterRegistry metrics;
  private final InstantSource clock;
  private final Map<String, AtomicLong> completed = new ConcurrentHashMap<>();

  public Tally(MeterRegistry metrics, InstantSource clock) {
    this.metrics = metrics;
    this.clock = clock;
  }

  void campaign(String name, BatchStatus status) {
    metrics
        .counter(
            "cess.keeper.campaigns",
            "campaign",
            name,
            "outcome",
            status.name().toLowerCase(Locale.ROOT))
        .increment();
    if (status == BatchStatus.COMPLETED) {
      completed.computeIfAbsent(name, this::gauge).set(clock.millis());
    }
  }

  /** Looks that found nothing are not counted: most are. */
  void action(String campaign, Result result) {
    if (result.outcome() != Outcome.NOTHING && result.outcome() != Outcome.OVER) {
      metrics
          .counter(
              "cess.keeper.actions",
              "campaign",
              campaign,
              "action",
              result.action(),
              "outcome",
              result.outcome().label())
          .increment();
    }
  }

  private AtomicLong gauge(String campaign) {
    AtomicLong at = new AtomicLong(clock.millis());
    TimeGauge.builder(
            "cess.keeper.campaign.age", () -> clock.millis() - at.get(), TimeUnit.MILLISECONDS)
        .tag("campaign", campaign)
        .register(metrics);
    return at;
  }
}
