package io.cess4j.ai.aggregation.dispute;

import io.cess4j.ai.aggregation.round.ModelState;
import io.cess4j.ai.aggregation.round.OutcomeTree;
import io.cess4j.ai.aggregation.round.RoundComputation;
import io.cess4j.ai.aggregation.round.SeatUpdate;
import io.cess4j.ai.aggregation.round.VectorTrees;
import io.cess4j.ai.aggregation.tree.HashTree;
import io.cess4j.ai.aggregation.tree.Opening;
import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.Hash256;
import java.util.Arrays;
import java.util.List;

/** Gathers the arguments of refutations from one's own computation and a foreign leaf. */
final class Refutations {
  private static final Opening NONE = new Opening(0, ByteString.of(new byte[0]), List.of());

  private final RoundComputation own;

  Refutations(RoundComputation own) {
    this.own = own;
  }

  Refutation choice() {
    return new Refutation.Choice(last(OutcomeTree.NORMS), last(OutcomeTree.SIMILARITIES));
  }

  /**
   * @param record the first that differs; all trees before this one are the own ones
   */
  Refutation at(OutcomeTree tree, ForeignTree known, Opening record) {
    int index = record.index();
    ModelState last = own.round().state();
    return switch (tree) {
      case NORMS -> norm(before(tree, known, index), record);
      case SIMILARITIES -> similarity(before(tree, known, index), record);
      case DIRECTION ->
          new Refutation.Direction(
              index,
              own.selection(),
              own.round().updates().stream()
                  .map(SeatUpdate::update)
                  .map(update -> open(update, index))
                  .toList(),
              record);
      case VELOCITY ->
          new Refutation.Velocity(
              index, open(last.velocity(), index), own.open(OutcomeTree.DIRECTION, index), record);
      case MODEL ->
          new Refutation.Model(
              index, open(last.model(), index), own.open(OutcomeTree.VELOCITY, index), record);
    };
  }

  private Refutation norm(Opening before, Opening record) {
    int index = record.index();
    int rank = firstDifference(OutcomeTree.NORMS, record);
    return new Refutation.Norm(index, rank, before, record, open(update(rank), index));
  }

  private Refutation similarity(Opening before, Opening record) {
    int index = record.index();
    int[] ranks = ranks(firstDifference(OutcomeTree.SIMILARITIES, record));
    FixedVector right = ranks[0] == ranks[1] ? own.round().state().direction() : update(ranks[1]);
    return new Refutation.Similarity(
        index,
        ranks[0],
        ranks[1],
        before,
        record,
        last(OutcomeTree.NORMS),
        open(update(ranks[0]), index),
        open(right, index));
  }

  /** The ranks that a word of similarities is about: m products, then pairs, rows first. */
  private int[] ranks(int word) {
    int updates = own.round().size();
    if (word < updates) {
      return new int[] {word, word};
    }
    int left = 0;
    int at = updates;
    while (at + updates - left - 1 <= word) {
      at += updates - left - 1;
      left++;
    }
    return new int[] {left, left + 1 + word - at};
  }

  private int firstDifference(OutcomeTree tree, Opening record) {
    byte[] foreign = record.data().toBytes();
    return Arrays.mismatch(foreign, own.record(tree, record.index())) / Hash256.BYTES;
  }

  /** The record before is the own one, but its siblings are those of the foreign tree. */
  private Opening before(OutcomeTree tree, ForeignTree known, int index) {
    return index == 0 ? NONE : known.open(index - 1, ByteString.of(own.record(tree, index - 1)));
  }

  private Opening last(OutcomeTree tree) {
    return own.open(tree, own.tree(tree).leaves() - 1);
  }

  private FixedVector update(int rank) {
    return own.round().updates().get(rank).update();
  }

  private Opening open(FixedVector vector, int chunk) {
    HashTree tree = VectorTrees.of(vector, own.schedule());
    return VectorTrees.open(vector, tree, chunk);
  }
}
