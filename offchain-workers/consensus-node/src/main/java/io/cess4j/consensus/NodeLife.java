package io.cess4j.consensus;

import io.cess4j.chain.ChainException;
import io.cess4j.chain.contract.ConsensusNode;
import io.cess4j.consensus.duty.Duty;
import io.cess4j.consensus.duty.Registration;
import io.cess4j.contracts.errors.ContractRevert;
import io.cess4j.runtime.management.ReadinessCheck;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Registers, then looks after each duty, one after the other, until it is stopped. Nothing is kept
 * but keys: a restart at any moment looks again.
 */
final class NodeLife implements SmartLifecycle, ReadinessCheck {
  private static final Logger LOG = LoggerFactory.getLogger(NodeLife.class);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Registration registration;
  private final Function<ConsensusNode, List<Duty>> duties;
  private final Duration poll;
  private final MeterRegistry metrics;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile Optional<String> trouble = Optional.of("not registered yet");
  private volatile @Nullable ConsensusNode node;
  private @Nullable List<Duty> all;
  private @Nullable Thread thread;

  /**
   * @param duties of a registered node
   */
  NodeLife(
      Registration registration,
      Function<ConsensusNode, List<Duty>> duties,
      Duration poll,
      MeterRegistry metrics) {
    this.registration = registration;
    this.duties = duties;
    this.poll = poll;
    this.metrics = metrics;
  }

  /** The node as it was registered; empty before. */
  Optional<ConsensusNode> node() {
    return Optional.ofNullable(node);
  }

  @Override
  public void start() {
    thread = Thread.ofVirtual().name("node").start(this::live);
  }

  private void live() {
    do {
      Optional<String> found = round();
      if (found.isPresent() && !found.equals(trouble)) {
        LOG.warn(found.get());
      }
      trouble = found;
    } while (!isStopped());
  }

  private Optional<String> round() {
    List<Duty> known = all;
    if (known == null) {
      try {
        ConsensusNode registered = registration.ensure();
        known = duties.apply(registered);
        node = registered;
        all = known;
      } catch (ChainException | ContractRevert | IllegalStateException e) {
        return Optional.of("not registered: " + e.getMessage());
      }
    }
    Optional<String> first = Optional.empty();
    for (Duty duty : known) {
      Optional<String> found = look(duty);
      first = first.isPresent() ? first : found;
    }
    return first;
  }

  /** One duty's trouble keeps no other from its turn. */
  private Optional<String> look(Duty duty) {
    try {
      count(duty, duty.look() ? "done" : "nothing");
      return Optional.empty();
    } catch (ContractRevert overtaken) {
      count(duty, "refused"); // another node was faster, or the moment has passed
      LOG.debug("{}: {}", duty.name(), overtaken.getMessage());
      return Optional.empty();
    } catch (RuntimeException e) {
      count(duty, "failed");
      return Optional.of(duty.name() + ": " + e);
    }
  }

  private void count(Duty duty, String outcome) {
    metrics.counter("cess.consensus.duties", "duty", duty.name(), "outcome", outcome).increment();
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
    Thread running = thread;
    if (running != null) {
      try {
        running.join(PATIENCE);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    thread = null;
  }

  @Override
  public boolean isRunning() {
    return thread != null;
  }

  @Override
  public String name() {
    return "node";
  }

  @Override
  public Optional<String> trouble() {
    return trouble;
  }
}
