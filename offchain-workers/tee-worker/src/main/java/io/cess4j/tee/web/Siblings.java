package io.cess4j.tee.web;

import io.cess4j.chain.Network;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.retrieval.ChainDeals;
import io.cess4j.retrieval.FragmentGatherer;
import io.cess4j.retrieval.HeldDeal;
import io.cess4j.retrieval.RetrievalException;
import io.cess4j.runtime.web.ProblemException;
import io.cess4j.transport.WorkerClient;
import java.util.NavigableMap;

/** Gets the fragments from which a lost one is rebuilt: masked ones, from the other slots. */
public final class Siblings {
  private final ChainDeals deals;
  private final WorkerClient client;

  /**
   * @param client with a binding, which miners ask of readers
   */
  public Siblings(Network network, WorkerClient client) {
    this.deals = new ChainDeals(network);
    this.client = client;
  }

  /**
   * k fragments of a segment by slot, each of which gives its id.
   *
   * @param slot the one that is repaired; nobody is asked for it
   * @throws RetrievalException.TooFewFragments where fewer verify
   */
  NavigableMap<Integer, byte[]> of(Descriptor descriptor, int slot, int segment) {
    HeldDeal others = deals.held(descriptor.deal()).without(slot);
    try {
      return new FragmentGatherer(others, descriptor, client).gather(segment);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw ProblemException.of(503, "stopping", "this worker stops; ask again in a minute");
    }
  }
}
