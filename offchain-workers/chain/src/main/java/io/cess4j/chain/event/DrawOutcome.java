package io.cess4j.chain.event;

/**
 * What a draw that was mined did: it filled every slot, or found too few candidates and cancelled
 * the order.
 */
public sealed interface DrawOutcome permits OrderDrawn, CandidatesRanOut {
  /** Order number. */
  long order();
}
