package io.cess4j.ai.worker.job;

import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.worker.LocalTraining;
import io.cess4j.ai.worker.UpdateMaker;
import io.cess4j.ai.worker.WorkerException.JobRejected;
import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.protocol.ByteString;
import io.cess4j.transport.TransportException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has updates made by a compute node. Where it fails, this participant trains itself: a round is
 * never missed because of it. Where an audit finds it wrong, no job goes to it any more, and its
 * signed answer is kept as evidence.
 */
public final class DelegatedTraining implements UpdateMaker {
  private static final Logger LOG = LoggerFactory.getLogger(DelegatedTraining.class);
  private static final ByteString UNSIGNED = ByteString.of(new byte[65]);

  private final LocalTraining own;
  private final ComputePeer peer;
  private final Terms terms;
  private final Audit audit;
  private final Evidence evidence;
  private final Bytes32 examples;

  /**
   * Under which jobs are given.
   *
   * @param owner signs them
   * @param task number
   * @param patience for one job; then this participant trains itself
   * @param clock chain time
   */
  public record Terms(Account owner, long task, Duration patience, InstantSource clock) {}

  /**
   * @param own what this participant would do itself; its examples are those that the node has
   * @param evidence against the node, if there ever is some
   */
  public DelegatedTraining(
      LocalTraining own, ComputePeer peer, Terms terms, Audit audit, Evidence evidence) {
    if (own.schedule().seed() < 0) {
      throw new IllegalArgumentException(
          "training.seed must not be negative where training is delegated");
    }
    this.own = own;
    this.peer = peer;
    this.terms = terms;
    this.audit = audit;
    this.evidence = evidence;
    this.examples = ExamplesDigest.of(own.examples());
  }

  @Override
  public FixedVector update(FixedVector base, int round) {
    if (evidence.exists()) {
      LOG.warn("round {}: trained here, for the compute node was found wrong: {}", round, evidence);
      return own.update(base, round);
    }
    JobOrder order = order(base, round);
    ComputePeer.Delivery delivery;
    try {
      delivery = peer.train(order, terms.patience());
    } catch (JobRejected | TransportException failed) {
      LOG.warn("round {}: trained here, for {}", round, failed.getMessage());
      return own.update(base, round);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return own.update(base, round);
    }
    return audited(order, delivery, base, round);
  }

  private FixedVector audited(
      JobOrder order, ComputePeer.Delivery delivery, FixedVector base, int round) {
    if (!audit.isDue()) {
      return delivery.update();
    }
    FixedVector mine = own.update(base, round);
    if (audit.agree(mine, delivery.update())) {
      LOG.info("round {}: audit passed", round);
      return delivery.update();
    }
    evidence.keep(order, delivery.answer(), JobOrder.root(mine));
    LOG.error(
        "round {}: the compute node's update {} is not what its job yields, {}: no more jobs for it",
        round,
        delivery.answer().update(),
        JobOrder.root(mine));
    return mine;
  }

  private JobOrder order(FixedVector base, int round) {
    Instant notAfter = Instant.ofEpochSecond(terms.clock().instant().getEpochSecond() / DAY * DAY);
    return new JobOrder(
            own.architecture(),
            own.schedule().seeded(own.schedule().seed() + round),
            base,
            examples,
            terms.task(),
            round,
            notAfter.plusSeconds(2 * DAY), // the same for hours: after a crash it is the same job
            peer.node(),
            UNSIGNED)
        .signed(peer.domain(), terms.owner());
  }

  private static final long DAY = 86_400;
}
