package io.cess4j.chain.typed;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.time.Instant;

/**
 * A data owner's order to a compute node that it trusts: train this model on my examples that you
 * hold. In the domain of AiGapFaults, though no contract checks it; docs/formats.md section 18.
 *
 * @param architecture keccak256 of its name
 * @param base root of the model to begin with
 * @param examples digest of the examples
 * @param task number of the task
 * @param round of the task
 * @param learningRate bits of the float, as momentum and weightDecay
 * @param seed of the order of examples, not negative
 * @param notAfter the node does not take it later, whole seconds
 * @param node account of the one node that may take it
 */
public record TrainingJob(
    Bytes32 architecture,
    Bytes32 base,
    Bytes32 examples,
    long task,
    int round,
    int epochs,
    int batch,
    int learningRate,
    int momentum,
    int weightDecay,
    long seed,
    Instant notAfter,
    Address node)
    implements TypedStructure {
  private static final Bytes32 TYPE =
      Struct.hash(
          "TrainingJob(bytes32 architecture,bytes32 base,bytes32 examples,uint256 task,uint256 round,uint256 epochs,uint256 batch,uint256 learningRate,uint256 momentum,uint256 weightDecay,uint256 seed,uint256 notAfter,address node)");

  @Override
  public Bytes32 hash() {
    return new Struct(TYPE)
        .word(architecture)
        .word(base)
        .word(examples)
        .uint(task)
        .uint(round)
        .uint(epochs)
        .uint(batch)
        .uint(learningRate)
        .uint(momentum)
        .uint(weightDecay)
        .uint(seed)
        .uint(notAfter.getEpochSecond())
        .address(node)
        .hash();
  }
}
