package io.cess4j.sdk.market;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.event.ContractEvent;
import io.cess4j.chain.event.Cursor;
import io.cess4j.chain.event.CursorStore;
import io.cess4j.chain.event.EventListener;
import io.cess4j.chain.event.KeyBought;
import io.cess4j.chain.event.KeyOffered;
import io.cess4j.protocol.ByteString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a seller's agent knows: own offers and open sales as of a cursor, kept in one write of one
 * file, so that a sale that was seen is not forgotten whenever the process dies. All of it comes
 * from the chain: without the file it is read anew.
 */
final class AgentLedger implements CursorStore, EventListener {
  private final Address seller;
  private final AgentFile file;
  private final Map<Bytes32, OwnOffer> offers = new LinkedHashMap<>();
  private final Map<Long, OpenSale> sales = new LinkedHashMap<>();
  private Cursor cursor;

  AgentLedger(Address seller, AgentFile file) {
    this.seller = seller;
    this.file = file;
    AgentState kept = file.load();
    this.cursor = kept.cursor();
    kept.offers().forEach(offer -> offers.put(offer.offer(), offer));
    kept.sales().forEach(sale -> sales.put(sale.sale(), sale));
  }

  @Override
  public Cursor load() {
    return cursor;
  }

  @Override
  public void save(Cursor next) {
    file.save(new AgentState(next, List.copyOf(offers.values()), List.copyOf(sales.values())));
    cursor = next;
  }

  @Override
  public void onEvent(ContractEvent event) {
    if (event instanceof KeyOffered offered && offered.seller().equals(seller)) {
      offers.put(
          offered.offer(),
          new OwnOffer(offered.offer(), offered.capsule(), offered.at().blockNumber()));
    } else if (event instanceof KeyBought bought && offers.containsKey(bought.offer())) {
      sales.put(
          bought.sale(),
          new OpenSale(
              bought.sale(),
              bought.offer(),
              ByteString.of(bought.readerKey()),
              bought.at().blockNumber()));
    }
  }

  @Override
  public void onRewind(long block) {
    offers.values().removeIf(offer -> offer.block() > block);
    sales.values().removeIf(sale -> sale.block() > block);
  }

  List<OpenSale> sales() {
    return List.copyOf(sales.values());
  }

  Optional<OwnOffer> offer(Bytes32 id) {
    return Optional.ofNullable(offers.get(id));
  }

  /** Its money is where it belongs. Kept with the next cursor; told again, it is closed again. */
  void close(long sale) {
    sales.remove(sale);
  }
}
