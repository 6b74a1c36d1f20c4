package io.cess4j.ai.aggregation.round;

import io.cess4j.ai.aggregation.AggregationException.RoundRejected;
import io.cess4j.ai.aggregation.tree.HashTree;
import io.cess4j.ai.aggregation.tree.Opening;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.Hash256;
import java.util.EnumMap;
import java.util.Map;

/**
 * A round computed by the task's rule (docs/adr/0039-ai-gap-rounds.md): what to vote for, and
 * everything to defend it or to refute another outcome with. The same to the bit whatever the order
 * of the updates and the schedule.
 */
public final class RoundComputation {
  private final Round round;
  private final Schedule schedule;
  private final Trace norms;
  private final Trace similarities;
  private final Selection selection;
  private final ModelState state;
  private final Map<OutcomeTree, HashTree> trees = new EnumMap<>(OutcomeTree.class);
  private final Outcome outcome;

  private RoundComputation(Round round, Schedule schedule) {
    this.round = round;
    this.schedule = schedule;
    int chunks = round.state().model().chunks();
    norms = new Trace(chunks, round.size(), schedule, () -> new NormSums(round));
    Norms clipped = Norms.ofSquares(norms.last());
    similarities =
        new Trace(
            chunks,
            SimilaritySums.words(round.size()),
            schedule,
            () -> new SimilaritySums(round, clipped));
    selection = Selections.of(round.parameters(), clipped, similarities.last());
    state = StateBuilder.build(round, selection, schedule);
    trees.put(OutcomeTree.NORMS, norms.tree());
    trees.put(OutcomeTree.SIMILARITIES, similarities.tree());
    trees.put(OutcomeTree.DIRECTION, VectorTrees.of(state.direction(), schedule));
    trees.put(OutcomeTree.VELOCITY, VectorTrees.of(state.velocity(), schedule));
    trees.put(OutcomeTree.MODEL, VectorTrees.of(state.model(), schedule));
    outcome =
        new Outcome(
            round.included(),
            contributions(selection),
            tree(OutcomeTree.NORMS).root(),
            selection.hash(),
            tree(OutcomeTree.SIMILARITIES).root(),
            tree(OutcomeTree.DIRECTION).root(),
            tree(OutcomeTree.VELOCITY).root(),
            tree(OutcomeTree.MODEL).root());
  }

  /**
   * Computes a round.
   *
   * @throws RoundRejected if it has fewer than 2f + 1 updates and so changes nothing
   */
  public static RoundComputation of(Round round, Schedule schedule) {
    if (!round.suffices()) {
      throw new RoundRejected(
          "%d updates are fewer than the %d that f = %d needs: the round changes nothing, go on to the next"
              .formatted(round.size(), round.parameters().fewest(), round.parameters().f()));
    }
    return new RoundComputation(round, schedule);
  }

  private Hash256 contributions(Selection of) {
    byte[] word = new byte[Words.BYTES];
    for (int rank = 0; rank < round.size(); rank++) {
      word[Words.BYTES - 1 - round.updates().get(rank).seat()] = (byte) of.contribution(rank);
    }
    return Hash256.of(word);
  }

  /** What to vote for. */
  public Outcome outcome() {
    return outcome;
  }

  /** What it was computed from. */
  public Round round() {
    return round;
  }

  /** Model, direction and velocity after the round. */
  public ModelState state() {
    return state;
  }

  /** Who was kept and mixed with whom. */
  public Selection selection() {
    return selection;
  }

  /** One of the outcome's trees, to answer demands for its nodes. */
  public HashTree tree(OutcomeTree tree) {
    HashTree found = trees.get(tree);
    if (found == null) {
      throw new IllegalStateException("no tree " + tree);
    }
    return found;
  }

  /** What a leaf of one of the outcome's trees is the hash of: a record or a chunk. */
  public byte[] record(OutcomeTree tree, int index) {
    return switch (tree) {
      case NORMS -> norms.record(index);
      case SIMILARITIES -> similarities.record(index);
      case DIRECTION -> state.direction().chunk(index);
      case VELOCITY -> state.velocity().chunk(index);
      case MODEL -> state.model().chunk(index);
    };
  }

  /** A record or chunk with its proof. */
  public Opening open(OutcomeTree tree, int index) {
    return new Opening(index, ByteString.of(record(tree, index)), tree(tree).proof(index));
  }

  /** Bytes of a record or chunk of that tree. */
  public int recordBytes(OutcomeTree tree) {
    return record(tree, 0).length;
  }

  /** How the work is divided. */
  public Schedule schedule() {
    return schedule;
  }
}
