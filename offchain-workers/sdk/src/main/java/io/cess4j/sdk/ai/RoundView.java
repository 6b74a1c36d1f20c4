package io.cess4j.sdk.ai;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.AiGapOutcome;
import java.util.List;
import java.util.Optional;

/**
 * What the chain has seen of a round; sets of seats are bitmaps.
 *
 * @param committed seats that committed to an update
 * @param revealed seats that revealed it
 * @param included seats whose update counts; 0 before that is settled
 * @param voted seats that revealed a vote
 * @param struck outcomes that were refuted
 * @param outcome of the round once it has ended with one
 * @param failed whether it ended without
 */
public record RoundView(
    int number,
    int committed,
    int revealed,
    int included,
    int voted,
    List<Bytes32> struck,
    Optional<AiGapOutcome> outcome,
    boolean failed) {
  /** Copies the list. */
  public RoundView {
    struck = List.copyOf(struck);
  }

  /** Seats that committed and do not count. */
  public int excluded() {
    return included == 0 ? 0 : committed & ~included;
  }
}
