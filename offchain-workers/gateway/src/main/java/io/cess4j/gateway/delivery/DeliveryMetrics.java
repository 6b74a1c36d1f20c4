package io.cess4j.gateway.delivery;

import io.cess4j.gateway.GatewayException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.math.BigInteger;
import java.util.function.Supplier;

/** Counts answers to buyers, refusals by kind, and what was settled. */
public final class DeliveryMetrics {
  private final MeterRegistry metrics;
  private final Counter deliveries;
  private final Counter records;
  private final Counter wei;
  private final Counter lost;

  public DeliveryMetrics(MeterRegistry metrics) {
    this.metrics = metrics;
    this.deliveries = metrics.counter("cess.gateway.deliveries");
    this.records = metrics.counter("cess.gateway.retrievals.settled");
    this.wei = metrics.counter("cess.gateway.settled.wei");
    this.lost = metrics.counter("cess.gateway.retrievals.lost");
  }

  /** Runs a delivery and counts how it ended. */
  public SealedAnswer count(Supplier<SealedAnswer> delivery) {
    try {
      SealedAnswer answer = delivery.get();
      deliveries.increment();
      return answer;
    } catch (GatewayException refused) {
      metrics
          .counter("cess.gateway.deliveries.refused", "why", refused.getClass().getSimpleName())
          .increment();
      throw refused;
    }
  }

  void settled(int retrievals, BigInteger amount) {
    records.increment(retrievals);
    wei.increment(amount.doubleValue());
  }

  void lost(int retrievals) {
    lost.increment(retrievals);
  }
}
