package io.cess4j.ai.worker.compute;

import io.cess4j.ai.aggregation.AggregationException;
import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.aggregation.vector.VectorCodec;
import io.cess4j.ai.data.DataSet;
import io.cess4j.ai.training.DivergedException;
import io.cess4j.ai.training.LocalTrainer;
import io.cess4j.ai.training.Trainers;
import io.cess4j.ai.training.UnfitExamplesException;
import io.cess4j.ai.worker.LocalTraining;
import io.cess4j.ai.worker.WorkerException;
import io.cess4j.ai.worker.WorkerException.TaskUnfit;
import io.cess4j.ai.worker.job.JobAnswer;
import io.cess4j.ai.worker.job.JobOrder;
import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.typed.TrainedUpdate;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.proofs.Keccak;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.Hash256;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Trains one job after the other; what was not answered before a stop comes first after it. */
final class JobRunner implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

  private final JobFolder folder;
  private final DataSet examples;
  private final Account account;
  private final TypedDomain domain;
  private final MeterRegistry metrics;
  private final BlockingQueue<Bytes32> queue = new LinkedBlockingQueue<>();
  private @Nullable Thread thread;

  JobRunner(
      JobFolder folder,
      DataSet examples,
      Account account,
      TypedDomain domain,
      MeterRegistry metrics) {
    this.folder = folder;
    this.examples = examples;
    this.account = account;
    this.domain = domain;
    this.metrics = metrics;
  }

  /** How many wait. */
  int waiting() {
    return queue.size();
  }

  void add(Bytes32 job) {
    queue.add(job);
  }

  @Override
  public void start() {
    queue.addAll(folder.unanswered());
    thread = Thread.ofPlatform().name("jobs").start(this::live);
  }

  private void live() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        run(queue.take());
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private void run(Bytes32 job) {
    try {
      JobOrder order = folder.order(job);
      LOG.info("job {}: task {}, round {}", job, order.task(), order.round());
      LocalTrainer trainer =
          Trainers.supporting(order.architecture())
              .orElseThrow(
                  () -> new TaskUnfit("no trainer here supports " + order.architecture().text()));
      FixedVector update =
          new LocalTraining(trainer, order.architecture(), examples, order.schedule())
              .update(order.base(), 0);
      Bytes32 root = JobOrder.root(update);
      folder.answer(
          job,
          new JobAnswer.Trained(root, trainer.name(), signature(job, root, trainer.name())),
          bytes(update, order));
      metrics.counter("cess.compute.jobs", "result", "trained").increment();
    } catch (WorkerException
        | AggregationException
        | UnfitExamplesException
        | DivergedException impossible) {
      LOG.warn("job {} cannot be done: {}", job, impossible.getMessage());
      folder.answer(job, new JobAnswer.Failed(String.valueOf(impossible.getMessage())));
      metrics.counter("cess.compute.jobs", "result", "failed").increment();
    } catch (RuntimeException broken) { // a full disk: the next start tries again
      LOG.error("job {}", job, broken);
      metrics.counter("cess.compute.jobs", "result", "broken").increment();
    }
    folder.prune();
  }

  private ByteString signature(Bytes32 job, Bytes32 root, String trainer) {
    Bytes32 name = Bytes32.of(Keccak.hash(trainer.getBytes(StandardCharsets.UTF_8)));
    return ByteString.of(domain.sign(account, new TrainedUpdate(job, root, name)));
  }

  private static byte[] bytes(FixedVector update, JobOrder order) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      VectorCodec.write(update, Hash256.of(order.architecture().id()), out);
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return out.toByteArray();
  }

  @Override
  public void stop() {
    Thread running = thread;
    if (running != null) {
      running.interrupt(); // training does not notice; the JVM ends without it
    }
  }

  @Override
  public boolean isRunning() {
    Thread running = thread;
    return running != null && running.isAlive();
  }
}
