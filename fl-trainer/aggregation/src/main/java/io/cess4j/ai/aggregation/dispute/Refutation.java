package io.cess4j.ai.aggregation.dispute;

import io.cess4j.ai.aggregation.round.OutcomeTree;
import io.cess4j.ai.aggregation.round.Selection;
import io.cess4j.ai.aggregation.tree.Opening;
import io.cess4j.protocol.Hash256;
import java.util.List;

/**
 * A call of IAggregationDispute with all its arguments, but for the task and the outcome that it
 * refutes. An {@link Opening} is a Leaf there; its index is {@code index} unless said otherwise.
 */
public sealed interface Refutation {
  /** Number of the leaf at which the outcome first goes wrong. */
  int index();

  /**
   * A record of squared norms does not follow from the one before.
   *
   * @param before record index - 1; empty where index is 0
   * @param chunk of the update of this rank
   */
  record Norm(int index, int rank, Opening before, Opening record, Opening chunk)
      implements Refutation {}

  /**
   * A record of products and distances does not follow from the one before.
   *
   * @param left a rank
   * @param right a rank above it whose distance is wrong; the same where its product with the last
   *     direction is
   * @param totals last record of squared norms
   * @param leftChunk of the update of {@code left}
   * @param rightChunk of the update of {@code right}, or of the last direction
   */
  record Similarity(
      int index,
      int left,
      int right,
      Opening before,
      Opening record,
      Opening totals,
      Opening leftChunk,
      Opening rightChunk)
      implements Refutation {}

  /**
   * Selection or contributions are not what the last records yield.
   *
   * @param totals last record of squared norms
   * @param similarities last record of products and distances
   */
  record Choice(Opening totals, Opening similarities) implements Refutation {
    @Override
    public int index() {
      return 0;
    }
  }

  /**
   * A chunk of the direction is not what the selection makes of the updates.
   *
   * @param selection whose hash is in the outcome
   * @param updates the chunk of each update, by rank
   */
  record Direction(int index, Selection selection, List<Opening> updates, Opening claimed)
      implements Refutation {
    public Direction {
      updates = List.copyOf(updates);
    }
  }

  /**
   * A chunk of the velocity does not follow from the last one and the direction.
   *
   * @param last of the velocity that the round began with
   */
  record Velocity(int index, Opening last, Opening direction, Opening claimed)
      implements Refutation {}

  /**
   * A chunk of the model does not follow from its base and the velocity.
   *
   * @param base of the model that the round began with
   */
  record Model(int index, Opening base, Opening velocity, Opening claimed) implements Refutation {}

  /**
   * A place behind the last leaf is not zero.
   *
   * @param node what is there
   * @param siblings lowest first
   */
  record Padding(OutcomeTree tree, int index, Hash256 node, List<Hash256> siblings)
      implements Refutation {
    public Padding {
      siblings = List.copyOf(siblings);
    }
  }
}
