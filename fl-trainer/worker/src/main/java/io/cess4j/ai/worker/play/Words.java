package io.cess4j.ai.worker.play;

import io.cess4j.ai.aggregation.round.Outcome;
import io.cess4j.ai.aggregation.round.Schedule;
import io.cess4j.ai.aggregation.round.VectorTrees;
import io.cess4j.ai.aggregation.tree.Opening;
import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.AiGapLeaf;
import io.cess4j.chain.contract.AiGapOutcome;
import io.cess4j.protocol.Hash256;
import java.util.List;

/** Between the values of module aggregation and those of the chain. */
final class Words {
  private Words() {}

  static Bytes32 word(Hash256 hash) {
    return Bytes32.of(hash.toBytes());
  }

  static Hash256 hash(Bytes32 word) {
    return Hash256.of(word.bytes());
  }

  static List<Bytes32> words(List<Hash256> hashes) {
    return hashes.stream().map(Words::word).toList();
  }

  static List<Hash256> hashes(List<Bytes32> words) {
    return words.stream().map(Words::hash).toList();
  }

  static AiGapOutcome outcome(Outcome own) {
    return new AiGapOutcome(
        own.included(),
        word(own.contributions()),
        word(own.norms()),
        word(own.selection()),
        word(own.similarities()),
        word(own.direction()),
        word(own.velocity()),
        word(own.model()));
  }

  static Outcome outcome(AiGapOutcome words) {
    return new Outcome(
        words.included(),
        hash(words.contributions()),
        hash(words.norms()),
        hash(words.selection()),
        hash(words.similarities()),
        hash(words.direction()),
        hash(words.velocity()),
        hash(words.model()));
  }

  /** Id of an outcome. */
  static Bytes32 id(AiGapOutcome words) {
    return word(outcome(words).id());
  }

  static AiGapLeaf leaf(Opening opening) {
    return new AiGapLeaf(opening.data(), words(opening.siblings()));
  }

  /** Root of a vector. */
  static Bytes32 root(FixedVector vector, Schedule schedule) {
    return word(VectorTrees.of(vector, schedule).root());
  }
}
