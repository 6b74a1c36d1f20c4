package io.cess4j.chain.event;

/**
 * What an {@link EventCursor} tells. Handlers are idempotent: after a crash or a rewind the same
 * event may come again.
 */
public interface EventListener {
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
