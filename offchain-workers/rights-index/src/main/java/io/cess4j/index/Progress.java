package io.cess4j.index;

import io.cess4j.chain.event.ChainLog;
import io.cess4j.chain.event.Cursor;
import io.cess4j.index.search.SimilarWorks;
import io.cess4j.index.state.Watch;
import io.cess4j.runtime.management.ReadinessCheck;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How far the index is, for metrics, readiness and the search for similar works. */
final class Progress implements Watch, ReadinessCheck {
  private static final Logger LOG = LoggerFactory.getLogger(Progress.class);

  private final SimilarWorks similar;
  private final long readyWithin;
  private final AtomicLong handled = new AtomicLong(-1);
  private final AtomicLong head = new AtomicLong(-1);
  private final Counter strange;
  private final Counter rewinds;
  private volatile String trouble = "the chain is not read yet";

  Progress(SimilarWorks similar, long readyWithin, MeterRegistry metrics) {
    this.similar = similar;
    this.readyWithin = readyWithin;
    this.strange = metrics.counter("cess.index.strange.logs");
    this.rewinds = metrics.counter("cess.index.rewinds");
    Gauge.builder("cess.index.block", handled, AtomicLong::doubleValue).register(metrics);
    Gauge.builder("cess.index.head", head, AtomicLong::doubleValue).register(metrics);
    Gauge.builder("cess.index.comparable.works", similar, SimilarWorks::size).register(metrics);
  }

  @Override
  public void strange(ChainLog log, RuntimeException why) {
    strange.increment();
    LOG.warn(
        "log {} of block {} changes nothing: {}",
        log.at().logIndex(),
        log.at().blockNumber(),
        why.toString());
  }

  @Override
  public void rewound(long block) {
    rewinds.increment();
    LOG.warn("the chain was rewound to block {}", block);
  }

  @Override
  public void written(Cursor cursor, Set<Long> certificates) {
    certificates.forEach(similar::refresh);
    handled.set(cursor.points().isEmpty() ? -1 : cursor.points().getLast().number());
  }

  void head(long block) {
    head.set(block);
    trouble = "";
  }

  void failed(String why) {
    trouble = why;
  }

  @Override
  public String name() {
    return "events";
  }

  @Override
  public Optional<String> trouble() {
    if (!trouble.isEmpty()) {
      return Optional.of(trouble);
    }
    long behind = head.get() - handled.get();
    return behind > readyWithin
        ? Optional.of("%d blocks behind the chain: wait".formatted(behind))
        : Optional.empty();
  }
}
