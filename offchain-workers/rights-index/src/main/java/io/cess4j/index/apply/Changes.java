package io.cess4j.index.apply;

import io.cess4j.chain.event.BillingEvent;
import io.cess4j.chain.event.ContractEvent;
import io.cess4j.chain.event.RightsEvent;
import io.cess4j.chain.event.TradeEvent;
import io.cess4j.index.search.WordWeights;
import io.cess4j.index.state.Applier;
import io.cess4j.index.state.Draft;

/** Every event of the followed contracts. */
public final class Changes implements Applier {
  private final WordWeights words;

  /** With the words that searches find certificates by. */
  public Changes(WordWeights words) {
    this.words = words;
  }

  @Override
  public void apply(ContractEvent event, Draft draft) {
    Documents documents = new Documents(draft);
    switch (event) {
      case RightsEvent rights -> new RightsChanges(documents, words).apply(rights);
      case BillingEvent billing -> new BillingChanges(documents).apply(billing);
      case TradeEvent trade -> new TradeChanges(documents).apply(trade);
      default -> {} // of no contract that is followed
    }
  }
}
