package io.cess4j.chain.event;

import io.cess4j.chain.ChainException;

/**
 * What an {@link EventCursor} tells. Handlers are idempotent: after a crash or a rewind the same
 * event may come again.
 */
public interface EventListener {
  /**
   * A log entry of the followed contracts as it is, before its event: what this release does not
   * know as well.
   */
  default void onLog(ChainLog log) {}

  /**
   * A log entry with the topic of an event and other data than that has. Which no contract of ours
   * emits, so by default it stops the round; who goes on says so here.
   */
  default void onMalformed(ChainLog log, ChainException.AnswerMalformed problem) {
    throw problem;
  }

  /**
   * An event, in the order of the chain. An exception stops the round; the event comes again in the
   * next one.
   */
  void onEvent(ContractEvent event);

  /**
   * The chain has lost the blocks after {@code block} (a reorganisation, or a devnet that resumed
   * from an older state): what was derived from their events is to be derived again. Events of the
   * chain's new blocks follow.
   *
   * @param block newest block that is still common, or the one before the cursor's first where none
   *     is
   */
  void onRewind(long block);
}
