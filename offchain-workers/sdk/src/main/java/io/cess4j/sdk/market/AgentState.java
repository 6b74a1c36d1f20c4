package io.cess4j.sdk.market;

import io.cess4j.chain.event.Cursor;
import java.util.List;

/** What a seller's agent keeps. */
record AgentState(Cursor cursor, List<OwnOffer> offers, List<OpenSale> sales) {
  static final AgentState BEGINNING = new AgentState(Cursor.BEGINNING, List.of(), List.of());

  AgentState {
    offers = List.copyOf(offers);
    sales = List.copyOf(sales);
  }
}
