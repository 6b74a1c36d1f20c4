package io.cess4j.gateway.read;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Carriers;
import io.cess4j.chain.contract.DealIndex;
import io.cess4j.chain.contract.DealState;
import io.cess4j.chain.event.DealActivated;
import io.cess4j.gateway.GatewayException.NotFound;
import io.cess4j.retrieval.ChainDeals;
import io.cess4j.retrieval.DescriptorFetcher;
import io.cess4j.retrieval.FileFinder;
import io.cess4j.retrieval.HeldFile;
import io.cess4j.retrieval.RetrievalException;
import java.util.List;

/** What is stored, by the chain and the miners; the gateway has no index of its own. */
public final class StoredFiles {
  private final Network network;
  private final DealIndex index;
  private final FileFinder finder;

  public StoredFiles(Network network, DescriptorFetcher descriptors) {
    this.network = network;
    this.index = new DealIndex(network.connection(), network.deals().address());
    this.finder = new FileFinder(new ChainDeals(network), descriptors::fetch);
  }

  /**
   * @param fid 64 hex digits
   * @throws NotFound where no active deals make up the file
   * @throws RetrievalException.DescriptorUnavailable where no miner gives a descriptor
   */
  public HeldFile find(String fid) {
    try {
      return finder.find(fid);
    } catch (RetrievalException.FileUnknown | RetrievalException.FileInconsistent e) {
      throw new NotFound(String.valueOf(e.getMessage()));
    }
  }

  /** How the active deals under a file id were activated, by whomever, oldest first. */
  public List<DealActivated> activations(String fid) {
    return active(index.ofFile(Bytes32.of("0x" + fid)));
  }

  /** Active deals of an owner, oldest first. */
  public List<DealActivated> ofOwner(Address owner) {
    return active(index.ofOwner(owner));
  }

  /** Who carries an activated deal by now. */
  public Carriers carriers(DealActivated deal) {
    return index.carriers(deal);
  }

  private List<DealActivated> active(List<DealActivated> deals) {
    return deals.stream()
        .filter(deal -> network.deals().deal(deal.deal()).state() == DealState.ACTIVE)
        .toList();
  }
}
