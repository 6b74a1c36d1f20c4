package io.cess4j.sdk.ai;

import io.cess4j.ai.aggregation.round.Schedule;
import io.cess4j.ai.aggregation.round.VectorTrees;
import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.aggregation.vector.VectorFormat;
import io.cess4j.ai.aggregation.vector.VectorKind;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.AiGap;
import io.cess4j.chain.contract.AiGapPhase;
import io.cess4j.chain.contract.AiGapState;
import io.cess4j.chain.contract.AiGapTerms;
import io.cess4j.chain.event.AiGapTaskEnded;
import io.cess4j.protocol.Hash256;

/**
 * A task whose model is final.
 *
 * @param endedAt block in which it ended
 */
record FinalTask(
    long task,
    Address creator,
    AiGapTerms terms,
    String architecture,
    AiGapState state,
    long endedAt) {

  /**
   * @throws AiException.TaskUnknown where there is none
   * @throws AiException.TaskNotFinal where it has not ended, or has failed
   */
  static FinalTask of(AiGap ai, long task) {
    Address creator = task < 1 ? Address.ZERO : ai.tasks().creatorOf(task);
    if (creator.equals(Address.ZERO)) {
      throw new AiException.TaskUnknown(task, ai.tasks().count());
    }
    AiGapState state = ai.rounds().stateOf(task);
    if (state.round().phase() != AiGapPhase.FINAL) {
      throw new AiException.TaskNotFinal(task, state.round().phase());
    }
    AiGapTerms terms = ai.tasks().termsOf(task);
    long endedAt =
        ai.index().roundsOf(task, 0).stream()
            .filter(AiGapTaskEnded.class::isInstance)
            .mapToLong(event -> event.at().blockNumber())
            .findFirst()
            .orElse(0);
    return new FinalTask(
        task, creator, terms, ai.index().textOf(terms.architecture()).orElse(""), state, endedAt);
  }

  /** Root of the final model. */
  Bytes32 root() {
    return state.models().base();
  }

  VectorFormat format() {
    return new VectorFormat(
        VectorKind.MODEL,
        Hash256.of(terms.architecture().bytes()),
        Math.toIntExact(terms.plan().components()));
  }

  /**
   * @throws AiException.ModelWrong where the numbers have another root
   */
  TaskModel checked(String what, FixedVector vector) {
    Bytes32 actual = rootOf(vector);
    if (!actual.equals(root())) {
      throw new AiException.ModelWrong(what, root(), actual);
    }
    return new TaskModel(task, architecture, actual, vector);
  }

  static Bytes32 rootOf(FixedVector vector) {
    return Bytes32.of(VectorTrees.of(vector, Schedule.threads(1)).root().toBytes());
  }
}
