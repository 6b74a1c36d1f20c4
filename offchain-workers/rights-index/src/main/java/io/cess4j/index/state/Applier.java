package io.cess4j.index.state;

import io.cess4j.chain.event.ContractEvent;

/** Says what an event changes. Looks at nothing but the draft: the same events give the same. */
@FunctionalInterface
public interface Applier {
  /**
   * Applies an event; where it throws, the event changes nothing.
   *
   * @param event of a followed contract
   * @param draft documents as they are before it
   */
  void apply(ContractEvent event, Draft draft);
}
