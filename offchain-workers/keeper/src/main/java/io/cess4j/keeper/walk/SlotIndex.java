package io.cess4j.keeper.walk;

import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.event.ContractEvent;
import io.cess4j.chain.event.CursorStore;
import io.cess4j.chain.event.EventCursor;
import io.cess4j.chain.event.EventListener;
import io.cess4j.chain.event.LossReported;
import io.cess4j.chain.event.RepairOpened;
import io.cess4j.keeper.campaign.Position;
import io.cess4j.runtime.store.KeyValueStore;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Slots that may need the keeper: every one whose loss was reported or whose repair was opened,
 * until a look finds nothing to do for it any more. A slot too many costs a look, so a rewind of
 * the chain takes nothing out: the blocks that come instead tell theirs again. Deletable: it is
 * read from the chain again.
 */
final class SlotIndex implements EventListener {
  /** Column family of the slots. */
  static final String SLOTS = "slots";

  private static final byte[] PRESENT = {};

  private final KeyValueStore store;
  private final EventCursor events;

  SlotIndex(Network network, KeyValueStore store, CursorStore cursor) {
    this.store = store;
    Set<Address> contracts = new LinkedHashSet<>();
    contracts.add(network.repair().address());
    network.lossReports().ifPresent(reports -> contracts.add(reports.address()));
    this.events = new EventCursor(network.connection(), contracts, 0, cursor, this);
  }

  /** Reads what has happened since the last time; for one thread. */
  synchronized void follow() {
    events.poll();
  }

  @Override
  public void onEvent(ContractEvent event) {
    if (event instanceof RepairOpened opened) {
      add(opened.deal(), opened.slot());
    } else if (event instanceof LossReported lost) {
      add(lost.deal(), lost.slot());
    }
  }

  @Override
  public void onRewind(long block) {
    // Nothing was derived that could be wrong: see above.
  }

  void add(long deal, int slot) {
    store.put(SLOTS, key(deal, slot), PRESENT);
  }

  void remove(long deal, int slot) {
    store.delete(SLOTS, key(deal, slot));
  }

  /** The next slots behind a deal and a slot, in order. */
  List<Position> slotsAfter(Position position, int count) {
    List<Position> found = new ArrayList<>();
    store.scanFrom(
        SLOTS,
        key(position.first(), (int) position.second() + 1),
        (key, value) -> {
          ByteBuffer words = ByteBuffer.wrap(key);
          found.add(new Position(words.getLong(), words.getInt(), 0));
          return found.size() < count;
        });
    return found;
  }

  /** The next deals behind one, in order. */
  List<Long> dealsAfter(long deal, int count) {
    Set<Long> found = new LinkedHashSet<>();
    store.scanFrom(
        SLOTS,
        key(deal + 1, 0),
        (key, value) -> {
          found.add(ByteBuffer.wrap(key).getLong());
          return found.size() < count;
        });
    return List.copyOf(found);
  }

  private static byte[] key(long deal, int slot) {
    return ByteBuffer.allocate(Long.BYTES + Integer.BYTES).putLong(deal).putInt(slot).array();
  }
}
