package io.cess4j.sdk.storage;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.DealIndex;
import io.cess4j.chain.contract.DealState;
import io.cess4j.chain.event.DealActivated;
import io.cess4j.contracts.errors.ContractRevert;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.retrieval.DescriptorFetcher;
import io.cess4j.retrieval.HeldDeal;
import io.cess4j.retrieval.RetrievalException;
import io.cess4j.sdk.CessException;
import java.util.ArrayList;
import java.util.List;

/**
 * From a file id to its deals and descriptors, by the chain and the miners alone.
 *
 * <p>Anyone can store something under a descriptor that names another file's id. The id covers the
 * deals' numbers and fragments, so only the right deals give it back; the others are passed over.
 */
final class FileFinder {
  private final Network network;
  private final DealIndex index;
  private final Holders holders;
  private final DescriptorFetcher descriptors;

  FileFinder(Network network, DescriptorFetcher descriptors) {
    this.network = network;
    this.index = new DealIndex(network.connection(), network.deals().address());
    this.holders = new Holders(network);
    this.descriptors = descriptors;
  }

  /**
   * @param fid 64 hex digits
   * @throws CessException.FileUnknown where no active deal carries it
   * @throws CessException.FileInconsistent where the deals that do are of another file
   */
  FoundFile find(String fid) {
    List<DealActivated> candidates =
        index.ofFile(Bytes32.of("0x" + fid)).stream().filter(deal -> active(deal.deal())).toList();
    if (candidates.isEmpty()) {
      throw new CessException.FileUnknown(fid);
    }
    RuntimeException last = null;
    for (DealActivated candidate : candidates) {
      try {
        FoundFile file = open(candidate.deal());
        if (FileIdentity.matches(fid, file.descriptors())) {
          return file;
        }
      } catch (RetrievalException | ContractRevert e) {
        last = e; // a stranger's deal under this id must not hide the right one behind it
      }
    }
    throw last != null
        ? last
        : new CessException.FileInconsistent(
            fid, "the deals that carry this id hold other fragments than it names");
  }

  private FoundFile open(long deal) {
    return collect(descriptors.fetch(holders.of(deal)).descriptor());
  }

  private FoundFile collect(Descriptor any) {
    List<HeldDeal> deals = new ArrayList<>();
    List<Descriptor> all = new ArrayList<>();
    for (long deal : any.entry().deals()) {
      HeldDeal held = holders.of(deal);
      deals.add(held);
      all.add(deal == any.deal() ? any : descriptors.fetch(held).descriptor());
    }
    return new FoundFile(deals, all);
  }

  private boolean active(long deal) {
    return network.deals().deal(deal).state() == DealState.ACTIVE;
  }
}
