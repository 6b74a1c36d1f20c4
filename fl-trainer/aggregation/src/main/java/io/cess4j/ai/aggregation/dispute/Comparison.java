package io.cess4j.ai.aggregation.dispute;

import io.cess4j.ai.aggregation.AggregationException.OpeningRejected;
import io.cess4j.ai.aggregation.round.Outcome;
import io.cess4j.ai.aggregation.round.OutcomeTree;
import io.cess4j.ai.aggregation.round.RoundComputation;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.Hash256;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A foreign outcome against one's own computation. Trees are compared in the order in which they
 * follow from each other, and within one the first differing leaf is looked for: what comes before
 * it is the same, so the chain can compute that leaf from it. Ask {@link #next}, give what it
 * demands, and ask again; a tree of 2^16 leaves takes three demands.
 */
public final class Comparison {
  private final RoundComputation own;
  private final Outcome foreign;
  private final Refutations refutations;
  private final Map<OutcomeTree, ForeignTree> trees = new EnumMap<>(OutcomeTree.class);

  public Comparison(RoundComputation own, Outcome foreign) {
    this.own = own;
    this.foreign = foreign;
    this.refutations = new Refutations(own);
    for (OutcomeTree tree : OutcomeTree.values()) {
      trees.put(tree, new ForeignTree(own.tree(tree), foreign.root(tree), own.recordBytes(tree)));
    }
  }

  /** What to do now; the same until something new was shown. */
  public Step next() {
    if (foreign.included() != own.outcome().included()) {
      return new Step.OtherSeats(own.outcome().included(), foreign.included());
    }
    for (OutcomeTree tree : OutcomeTree.values()) {
      if (tree == OutcomeTree.DIRECTION && !sameSelection()) {
        return new Step.Refuted(refutations.choice());
      }
      if (!tree(tree).isOwn()) {
        return inTree(tree);
      }
    }
    return new Step.Agreed();
  }

  /**
   * Takes the nodes eight levels under one, which answer a demand.
   *
   * @param level below the root
   * @throws OpeningRejected if they are not what the tree has there
   */
  public void nodes(OutcomeTree tree, int level, int index, List<Hash256> nodes) {
    tree(tree).show(own.tree(tree).depth() - level, index, nodes);
  }

  /**
   * Takes the record or chunk of a leaf.
   *
   * @throws OpeningRejected if the tree has another one there
   */
  public void record(OutcomeTree tree, int index, byte[] record) {
    tree(tree).show(index, record);
  }

  private boolean sameSelection() {
    return foreign.selection().equals(own.outcome().selection())
        && foreign.contributions().equals(own.outcome().contributions());
  }

  private Step inTree(OutcomeTree tree) {
    ForeignTree known = tree(tree);
    ForeignTree.Located place = known.locate();
    if (place.height() > 0) {
      return demand(tree, place, false);
    }
    int index = place.index();
    if (index >= own.tree(tree).leaves()) {
      Hash256 node = known.node(0, index).orElseThrow();
      return new Step.Refuted(new Refutation.Padding(tree, index, node, known.siblings(0, index)));
    }
    Optional<ByteString> record = known.record(index);
    return record.isEmpty()
        ? demand(tree, place, true)
        : new Step.Refuted(refutations.at(tree, known, known.open(index, record.get())));
  }

  private Step demand(OutcomeTree tree, ForeignTree.Located place, boolean whole) {
    ForeignTree known = tree(tree);
    return new Step.Demand(
        tree,
        own.tree(tree).depth() - place.height(),
        place.index(),
        whole,
        known.node(place.height(), place.index()).orElseThrow(),
        known.siblings(place.height(), place.index()));
  }

  private ForeignTree tree(OutcomeTree tree) {
    ForeignTree found = trees.get(tree);
    if (found == null) {
      throw new IllegalStateException("no tree " + tree);
    }
    return found;
  }
}
