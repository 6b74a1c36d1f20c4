package io.cess4j.gateway.read;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Deal;
import io.cess4j.chain.contract.DealIndex;
import io.cess4j.chain.contract.DealState;
import io.cess4j.chain.contract.Miner;
import io.cess4j.chain.event.DealActivated;
import io.cess4j.gateway.GatewayException.NotFound;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.protocol.ids.FileId;
import io.cess4j.retrieval.DescriptorFetcher;
import io.cess4j.retrieval.HeldDeal;
import io.cess4j.retrieval.Holder;
import io.cess4j.retrieval.SignedDescriptor;
import io.cess4j.transport.TlsKeyHash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds files by the chain and the miners. Anyone may activate a deal under another file's id; the
 * id covers deals and fragments, so only the right ones give it back.
 */
public final class StoredFiles {
  private static final int CACHED = 256;
  private final Network network;
  private final DealIndex index;
  private final DescriptorFetcher descriptors;
  private final Map<Long, SignedDescriptor> cache =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, SignedDescriptor> eldest) {
          return size() > CACHED;
        }
      };

  public StoredFiles(Network network, DescriptorFetcher descriptors) {
    this.network = network;
    this.index = new DealIndex(network.connection(), network.deals().address());
    this.descriptors = descriptors;
  }

  /**
   * @param fid 64 hex digits
   * @throws NotFound where no active deals carry it
   * @throws io.cess4j.retrieval.RetrievalException where no miner gives a descriptor
   */
  public StoredFile find(String fid) {
    for (DealActivated candidate : active(index.ofFile(Bytes32.of("0x" + fid)))) {
      Descriptor descriptor = descriptor(held(candidate.deal())).descriptor();
      if (descriptor.entry().deals().stream().allMatch(this::active)) {
        StoredFile file = collect(fid, descriptor);
        if (gives(fid, file.descriptors())) {
          return file;
        }
      }
    }
    throw new NotFound("no active deal carries file " + fid + "; check the id, or it was removed");
  }

  /** How the active deals of a file were activated, oldest first. */
  public List<DealActivated> activations(String fid) {
    return active(index.ofFile(Bytes32.of("0x" + fid)));
  }

  /** Active deals of an owner, oldest first. */
  public List<DealActivated> ofOwner(Address owner) {
    return active(index.ofOwner(owner));
  }

  private List<DealActivated> active(List<DealActivated> deals) {
    return deals.stream().filter(deal -> active(deal.deal())).toList();
  }

  private boolean active(long deal) {
    return network.deals().deal(deal).state() == DealState.ACTIVE;
  }

  private StoredFile collect(String fid, Descriptor any) {
    List<HeldDeal> deals = any.entry().deals().stream().map(this::held).toList();
    return new StoredFile(fid, deals, deals.stream().map(this::descriptor).toList());
  }

  private HeldDeal held(long id) {
    Deal deal = network.deals().deal(id);
    List<Holder> holders = new ArrayList<>();
    for (int slot = 0; slot < deal.miners().size(); slot++) {
      Miner miner = network.miners().miner(deal.miners().get(slot));
      TlsKeyHash pin = TlsKeyHash.of(miner.tlsKeyHash().bytes());
      holders.add(new Holder(slot, miner.id(), miner.endpoint(), pin));
    }
    return new HeldDeal(id, Hash256.of(deal.root().bytes()), holders);
  }

  /** A descriptor never changes while its root on chain does not. */
  private SignedDescriptor descriptor(HeldDeal deal) {
    synchronized (cache) {
      SignedDescriptor known = cache.get(deal.deal());
      if (known != null && known.descriptor().root().equals(deal.root())) {
        return known;
      }
    }
    SignedDescriptor fetched = descriptors.fetch(deal);
    synchronized (cache) {
      cache.put(deal.deal(), fetched);
    }
    return fetched;
  }

  private static boolean gives(String fid, List<Descriptor> descriptors) {
    List<Long> deals = descriptors.stream().map(Descriptor::deal).toList();
    List<FileId.Part> parts =
        descriptors.stream()
            .map(
                one ->
                    new FileId.Part(
                        one.deal(),
                        one.fragments().fragmentsRoot(),
                        one.entry().offset(),
                        one.entry().length()))
            .toList();
    return descriptors.stream().allMatch(one -> one.entry().deals().equals(deals))
        && FileId.of(parts, descriptors.getFirst().entry().keyCommitment()).toHex().equals(fid);
  }
}
