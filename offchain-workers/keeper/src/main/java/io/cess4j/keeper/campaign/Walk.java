package io.cess4j.keeper.campaign;

import java.util.List;

/**
 * A part of a campaign: goes over subjects in a fixed order and does for each what the chain says
 * is to be done. The chain alone decides, so going twice, or two keepers at once, do no harm.
 */
public interface Walk {
  /** Unique within its campaign. */
  String name();

  /** The next subjects behind a position, in order; empty at the end. Sends nothing. */
  List<Position> after(Position position);

  /**
   * Looks at a subject and does what it needs; safe for many threads.
   *
   * @throws io.cess4j.chain.ChainException where the chain cannot be used at all; refusals of
   *     contracts are results
   */
  Result act(Position subject);

  /**
   * Whether a later instance may begin behind the subjects that are {@link Outcome#OVER}, e.g.
   * orders of years ago.
   */
  default boolean remembers() {
    return false;
  }
}
