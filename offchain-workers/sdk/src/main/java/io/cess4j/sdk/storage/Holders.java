package io.cess4j.sdk.storage;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Deal;
import io.cess4j.chain.contract.Miner;
import io.cess4j.protocol.Hash256;
import io.cess4j.retrieval.HeldDeal;
import io.cess4j.retrieval.Holder;
import io.cess4j.transport.TlsKeyHash;
import java.util.ArrayList;
import java.util.List;

/** Who holds a deal, from the registry. */
final class Holders {
  private final Network network;

  Holders(Network network) {
    this.network = network;
  }

  HeldDeal of(long id) {
    Deal deal = network.deals().deal(id);
    List<Holder> holders = new ArrayList<>();
    for (int slot = 0; slot < deal.miners().size(); slot++) {
      Miner miner = network.miners().miner(deal.miners().get(slot));
      holders.add(
          new Holder(
              slot, miner.id(), miner.endpoint(), TlsKeyHash.of(miner.tlsKeyHash().bytes())));
    }
    return new HeldDeal(id, Hash256.of(deal.root().bytes()), holders);
  }
}
