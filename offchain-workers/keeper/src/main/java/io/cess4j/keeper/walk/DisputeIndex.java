package io.cess4j.keeper.walk;

import io.cess4j.chain.Network;
import io.cess4j.chain.event.ContractEvent;
import io.cess4j.chain.event.DisputeClosed;
import io.cess4j.chain.event.DisputeOpened;
import io.cess4j.chain.event.EventCursor;
import io.cess4j.chain.event.EventListener;
import io.cess4j.keeper.campaign.Position;
import io.cess4j.runtime.store.KeyValueStore;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Certificates that may be under dispute. One stays for a while after its dispute was closed: a
 * rewind of the chain may open it again. Deletable: it is read from the chain again.
 */
final class DisputeIndex implements EventListener {
  /** Column family of the certificates, each with the block of its newest event. */
  static final String DISPUTES = "disputes";

  /** More than any engine rewinds. */
  private static final long MARGIN_BLOCKS = 256;

  private final Network network;
  private final KeyValueStore store;
  private final EventCursor events;

  DisputeIndex(Network network, KeyValueStore store) {
    this.network = network;
    this.store = store;
    this.events =
        new EventCursor(
            network.connection(),
            Set.of(network.rightsDisputes().address()),
            0,
            new StoredCursor(store, DISPUTES),
            this);
  }

  /** Reads what has happened since the last time; for one thread. */
  synchronized void follow() {
    events.poll();
  }

  @Override
  public void onEvent(ContractEvent event) {
    if (event instanceof DisputeOpened opened) {
      put(opened.certificate(), opened.at().blockNumber());
    } else if (event instanceof DisputeClosed closed) {
      put(closed.certificate(), closed.at().blockNumber());
    }
  }

  @Override
  public void onRewind(long block) {
    // A certificate too many costs a look; none is taken out that a rewind could bring back.
  }

  private void put(long certificate, long block) {
    store.put(DISPUTES, word(certificate), word(block));
  }

  /** Forgets a certificate that is under no dispute, once no rewind can change that. */
  void closed(long certificate) {
    long head = network.connection().latestBlock().number();
    store
        .get(DISPUTES, word(certificate))
        .map(block -> ByteBuffer.wrap(block).getLong())
        .filter(block -> block + MARGIN_BLOCKS < head)
        .ifPresent(block -> store.delete(DISPUTES, word(certificate)));
  }

  /** The next certificates behind a position, in order. */
  List<Position> after(Position position, int count) {
    List<Position> found = new ArrayList<>();
    store.scanFrom(
        DISPUTES,
        word(position.first() + 1),
        (key, value) -> {
          found.add(Position.of(ByteBuffer.wrap(key).getLong()));
          return found.size() < count;
        });
    return found;
  }

  private static byte[] word(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }
}
