package io.cess4j.ai.worker.job;

import io.cess4j.ai.aggregation.round.Schedule;
import io.cess4j.ai.aggregation.round.VectorTrees;
import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.training.Architecture;
import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.typed.TrainingJob;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.protocol.ByteString;
import java.time.Instant;

/**
 * A job with all that a node needs for it.
 *
 * @param architecture what is trained
 * @param schedule how; its seed is not negative
 * @param base the model to begin with
 * @param examples digest of those to train on
 * @param task number
 * @param round of the task
 * @param notAfter whole seconds
 * @param node account of the node it is for
 * @param signature of the owner, 65 bytes
 */
public record JobOrder(
    Architecture architecture,
    io.cess4j.ai.training.Schedule schedule,
    FixedVector base,
    Bytes32 examples,
    long task,
    int round,
    Instant notAfter,
    Address node,
    ByteString signature) {

  /** Signs an order that has no signature yet. */
  public JobOrder signed(TypedDomain domain, Account owner) {
    return new JobOrder(
        architecture,
        schedule,
        base,
        examples,
        task,
        round,
        notAfter,
        node,
        ByteString.of(domain.sign(owner, job())));
  }

  /** What is signed. */
  public TrainingJob job() {
    return new TrainingJob(
        Bytes32.of(architecture.id()),
        root(base),
        examples,
        task,
        round,
        schedule.epochs(),
        schedule.batch(),
        Float.floatToIntBits(schedule.learningRate()),
        Float.floatToIntBits(schedule.momentum()),
        Float.floatToIntBits(schedule.weightDecay()),
        schedule.seed(),
        notAfter,
        node);
  }

  /** Root of a vector, as the chain knows it. */
  public static Bytes32 root(FixedVector vector) {
    return Bytes32.of(VectorTrees.of(vector, Schedule.threads(1)).root().toBytes());
  }
}
