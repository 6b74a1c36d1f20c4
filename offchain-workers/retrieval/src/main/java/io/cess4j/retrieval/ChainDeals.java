package io.cess4j.retrieval;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Deal;
import io.cess4j.chain.contract.DealIndex;
import io.cess4j.chain.contract.DealState;
import io.cess4j.chain.contract.Miner;
import io.cess4j.protocol.Hash256;
import io.cess4j.transport.TlsKeyHash;
import java.util.ArrayList;
import java.util.List;

/** The chain's own deals. */
public final class ChainDeals implements DealBook {
  /** In a slot whose miner lost it, until another one has taken it over (ADR 0020). */
  private static final long NOBODY = 0;

  private final Network network;
  private final DealIndex index;

  public ChainDeals(Network network) {
    this.network = network;
    this.index = new DealIndex(network.connection(), network.deals().address());
  }

  @Override
  public List<Claim> claimsOf(String fid) {
    return index.ofFile(Bytes32.of("0x" + fid)).stream()
        .filter(deal -> network.deals().deal(deal.deal()).state() == DealState.ACTIVE)
        .map(deal -> new Claim(deal.deal(), deal.owner()))
        .toList();
  }

  @Override
  public HeldDeal held(long id) {
    Deal deal = network.deals().deal(id);
    List<Holder> holders = new ArrayList<>();
    for (int slot = 0; slot < deal.n(); slot++) {
      long holder = deal.miners().get(slot);
      if (holder != NOBODY) {
        Miner miner = network.miners().miner(holder);
        holders.add(
            new Holder(
                slot, miner.id(), miner.endpoint(), TlsKeyHash.of(miner.tlsKeyHash().bytes())));
      }
    }
    return new HeldDeal(id, Hash256.of(deal.root().bytes()), deal.n(), holders);
  }
}
