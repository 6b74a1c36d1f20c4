package io.cess4j.ai.aggregation.dispute;

import io.cess4j.ai.aggregation.round.Outcome;
import io.cess4j.ai.aggregation.round.OutcomeTree;
import io.cess4j.ai.aggregation.round.RoundComputation;
import io.cess4j.ai.aggregation.tree.HashTree;
import io.cess4j.ai.aggregation.tree.Keccak;
import io.cess4j.protocol.Hash256;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Votes for an outcome of its own making and answers demands for it truly. */
final class Liar {
  private final RoundComputation honest;
  private final Map<OutcomeTree, List<byte[]>> records = new EnumMap<>(OutcomeTree.class);
  private final Map<OutcomeTree, HashTree> trees = new EnumMap<>(OutcomeTree.class);
  private Hash256 selection;
  private Hash256 contributions;
  int demands;

  Liar(RoundComputation honest) {
    this.honest = honest;
    this.selection = honest.outcome().selection();
    this.contributions = honest.outcome().contributions();
    for (OutcomeTree tree : OutcomeTree.values()) {
      int leaves = honest.tree(tree).leaves();
      records.put(
          tree,
          new ArrayList<>(
              IntStream.range(0, leaves).mapToObj(i -> honest.record(tree, i)).toList()));
      trees.put(tree, honest.tree(tree));
    }
  }

  /** Changes records from one on, or, behind the last one, adds leaves where nothing should be. */
  Liar changes(OutcomeTree tree, int from, int to, UnaryOperator<byte[]> change) {
    List<byte[]> all = records(tree);
    for (int i = from; i < to; i++) {
      if (i < all.size()) {
        all.set(i, change.apply(all.get(i).clone()));
      } else {
        all.add(change.apply(new byte[256]));
      }
    }
    byte[] leaves = new byte[all.size() * Hash256.BYTES];
    for (int i = 0; i < all.size(); i++) {
      Keccak.hash(all.get(i)).copyTo(leaves, i * Hash256.BYTES);
    }
    trees.put(tree, HashTree.over(leaves));
    return this;
  }

  Liar selects(Hash256 other) {
    selection = other;
    return this;
  }

  Liar contributes(Hash256 other) {
    contributions = other;
    return this;
  }

  Outcome outcome() {
    return new Outcome(
        honest.outcome().included(),
        contributions,
        tree(OutcomeTree.NORMS).root(),
        selection,
        tree(OutcomeTree.SIMILARITIES).root(),
        tree(OutcomeTree.DIRECTION).root(),
        tree(OutcomeTree.VELOCITY).root(),
        tree(OutcomeTree.MODEL).root());
  }

  /** Plays until an honest challenger is done. */
  Step heard(Comparison comparison) {
    Step step = comparison.next();
    while (step instanceof Step.Demand demand) {
      answer(demand, comparison);
      step = comparison.next();
    }
    return step;
  }

  void answer(Step.Demand demand, Comparison comparison) {
    demands++;
    OutcomeTree tree = demand.tree();
    if (demand.whole()) {
      comparison.record(tree, demand.index(), records(tree).get(demand.index()));
    } else {
      int height = tree(tree).depth() - demand.level();
      comparison.nodes(
          tree, demand.level(), demand.index(), tree(tree).below(height, demand.index()));
    }
  }

  private List<byte[]> records(OutcomeTree tree) {
    return Objects.requireNonNull(records.get(tree));
  }

  private HashTree tree(OutcomeTree tree) {
    return Objects.requireNonNull(trees.get(tree));
  }
}
