package io.cess4j.ai.worker.job;

import io.cess4j.ai.aggregation.AggregationException;
import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.aggregation.vector.VectorCodec;
import io.cess4j.ai.aggregation.vector.VectorFormat;
import io.cess4j.ai.aggregation.vector.VectorKind;
import io.cess4j.ai.worker.WorkerException.JobRejected;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.typed.TrainedUpdate;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.proofs.Keccak;
import io.cess4j.protocol.Hash256;
import io.cess4j.transport.TransportException;
import io.cess4j.transport.WorkerBody;
import io.cess4j.transport.WorkerPeer;
import io.cess4j.transport.WorkerRequest;
import io.cess4j.transport.WorkerResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A compute node seen from the data owner.
 *
 * @param domain of jobs and answers
 * @param node its account
 * @param pause between two looks at a job
 */
public record ComputePeer(WorkerPeer peer, TypedDomain domain, Address node, Duration pause) {
  /**
   * What a node gives back, its signature checked.
   *
   * @param answer with the node's word for it
   */
  public record Delivery(FixedVector update, JobAnswer.Trained answer) {}

  /**
   * Sends a job and waits until it is done; a job that the node has already is not done again.
   *
   * @throws JobRejected where it fails, lasts longer, or the answer is not what the node signed
   * @throws TransportException where the node is not to be reached or refuses
   */
  public Delivery train(JobOrder order, Duration patience) throws InterruptedException {
    Bytes32 job = domain.digest(order.job());
    String path = "/v1/jobs/" + job.hex().substring(2);
    peer.send(WorkerRequest.put(path, WorkerBody.of(JobCodec.write(order)))).close();
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      switch (answer(path)) {
        case JobAnswer.Trained trained -> {
          return new Delivery(update(path, job, order, trained), trained);
        }
        case JobAnswer.Failed failed ->
            throw new JobRejected("the compute node cannot do it: " + failed.reason());
        case JobAnswer.Pending _ -> {
          if (System.nanoTime() > end) {
            throw new JobRejected("the compute node was not done within " + patience);
          }
          Thread.sleep(pause);
        }
      }
    }
  }

  private JobAnswer answer(String path) {
    try (WorkerResponse response = peer.send(WorkerRequest.get(path))) {
      return JobAnswer.parse(response.bodyUpTo(JobAnswer.MOST_BYTES));
    }
  }

  private FixedVector update(String path, Bytes32 job, JobOrder order, JobAnswer.Trained trained) {
    Bytes32 trainer = Bytes32.of(Keccak.hash(trained.trainer().getBytes(StandardCharsets.UTF_8)));
    TrainedUpdate word = new TrainedUpdate(job, trained.update(), trainer);
    if (!domain.recover(word, trained.signature().toBytes()).filter(node::equals).isPresent()) {
      throw new JobRejected("the answer is not signed by the compute node " + node);
    }
    FixedVector update;
    try (WorkerResponse response = peer.send(WorkerRequest.get(path + "/update"));
        InputStream body = response.body()) {
      update =
          VectorCodec.read(
              body,
              new VectorFormat(
                  VectorKind.UPDATE,
                  Hash256.of(order.architecture().id()),
                  order.architecture().parameters()));
    } catch (IOException | AggregationException e) {
      throw new JobRejected("the compute node's update cannot be read: " + e.getMessage());
    }
    if (!JobOrder.root(update).equals(trained.update())) {
      throw new JobRejected("the compute node's update is not the one that it signed");
    }
    return update;
  }
}
