package io.cess4j.keeper.walk;

import io.cess4j.chain.Account;
import io.cess4j.chain.Network;
import io.cess4j.keeper.campaign.Cadence;
import io.cess4j.keeper.campaign.Campaign;
import io.cess4j.keeper.campaign.Crew;
import io.cess4j.keeper.campaign.Walk;
import io.cess4j.runtime.store.KeyValueStore;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** All campaigns of a keeper and what they share. */
public final class Campaigns implements AutoCloseable {
  private static final int LOOKS_AT_ONCE = 16;

  private final Crew looks = new Crew(LOOKS_AT_ONCE);
  private final KeyValueStore store;
  private final List<Campaign> all;

  /**
   * @param account sends and pays
   * @param data folder of the index
   * @param settlement whether claims are settled that nobody offers a tip for
   * @param settlementMinimum wei below which it leaves an amount
   */
  public Campaigns(
      Network network,
      Account account,
      Path data,
      boolean settlement,
      BigInteger settlementMinimum) {
    store =
        KeyValueStore.open(
            data.resolve("index.db"), SlotIndex.SLOTS, StoredCursor.FAMILY, DisputeIndex.DISPUTES);
    View view = new View(network);
    Hand hand = new Hand(network.sender(account));
    Settler settler = new Settler(view, hand);
    List<Campaign> campaigns = new ArrayList<>();
    campaigns.add(new Campaign("rounds", Cadence.DAY, List.of(new SettleMiners(view, settler))));
    campaigns.add(repair(view, hand, settler));
    campaigns.add(
        new Campaign(
            "expiry",
            Cadence.DAY,
            List.of(new ExpireOrders(view, hand), new RollMiners(view, hand))));
    campaigns.add(new Campaign("compaction", Cadence.DAY, List.of(new RetireTickets(view, hand))));
    campaigns.add(
        new Campaign(
            "settlement", Cadence.DAY, settlement(view, hand, settlement, settlementMinimum)));
    if (network.hasDataRights()) {
      DisputeIndex disputes = new DisputeIndex(network, store);
      campaigns.add(
          new Campaign(
              "disputes",
              Cadence.TICK,
              disputes::follow,
              List.of(new DisputedRights(view, hand, disputes))));
    }
    all = List.copyOf(campaigns);
  }

  /** What is tipped for always, what is not where the operator wants to pay for it. */
  private static List<Walk> settlement(
      View view, Hand hand, boolean ofAll, BigInteger settlementMinimum) {
    List<Walk> tipped = List.of(new TippedDeals(view, hand), new TippedMiners(view, hand));
    if (!ofAll) {
      return tipped;
    }
    List<Walk> walks = new ArrayList<>(tipped);
    walks.add(PayClients.refunds(view, hand, settlementMinimum));
    walks.add(PayClients.fines(view, hand, settlementMinimum));
    walks.add(new PayMiners(view, hand, settlementMinimum));
    return walks;
  }

  private Campaign repair(View view, Hand hand, Settler settler) {
    SlotIndex index = new SlotIndex(view.network(), store, new StoredCursor(store));
    HoldingNumbers numbers = new HoldingNumbers(view.network().deals(), looks);
    Opening opening = new Opening(view, hand, settler, index);
    return new Campaign(
        "repair",
        Cadence.TICK,
        index::follow,
        List.of(
            new LostSlots(view, index, numbers, opening),
            new LeavingSlots(view, new TroubledMiners(view, looks), opening),
            new HopelessDeals(view, hand, index, numbers),
            new RepairedSlots(view, hand, index)));
  }

  /** In the order in which they help each other. */
  public List<Campaign> all() {
    return all;
  }

  @Override
  public void close() {
    looks.close();
    store.close();
  }
}
